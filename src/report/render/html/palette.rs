//! The colours of a page, on a light ground and on a dark one, in one place.

/// A colour by its name in the style sheet, light and dark.
pub struct Colour {
    /// Its name.
    pub name: &'static str,
    /// On a light ground, and on paper.
    pub light: &'static str,
    /// On a dark ground.
    pub dark: &'static str,
}

const fn colour(name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { name, light, dark }
}

/// All of them. `rule` and `grid` only divide: nothing is told by them.
pub const COLOURS: [Colour; 10] = [
    colour("paper", "#ffffff", "#16181d"),
    colour("raised", "#f5f6f6", "#1f2229"),
    colour("ink", "#1b1e23", "#eceef1"),
    colour("soft", "#555c66", "#b0b7c1"),
    colour("rule", "#d3d7db", "#3a3f48"),
    colour("grid", "#e3e6e9", "#2b3038"),
    colour("settled", "#058180", "#23d3c6"),
    colour("tint", "#d9efed", "#12403e"),
    colour("collapsed", "#7d3509", "#d36721"),
    colour("decided", "#622379", "#996fe1"),
];

/// Likelihoods as shades, from the least to the most, each as far from the last: away from the ground.
pub const SHADES: [Colour; 10] = [
    colour("shade-0", "#ecf8f7", "#1e2928"),
    colour("shade-1", "#cfebea", "#1f3636"),
    colour("shade-2", "#b1dcdb", "#224443"),
    colour("shade-3", "#93cecc", "#245251"),
    colour("shade-4", "#74bfbd", "#26605f"),
    colour("shade-5", "#50b0af", "#2c9190"),
    colour("shade-6", "#2aa19f", "#37aaa8"),
    colour("shade-7", "#047f7e", "#43c4c2"),
    colour("shade-8", "#026261", "#50dedc"),
    colour("shade-9", "#004645", "#93f1ef"),
];

/// Numbers on shades that are light on either ground.
pub const ON_MIDDLE: Colour = colour("on-middle", "#1b1e23", "#16181d");

/// The colours as properties of a style sheet.
pub fn properties(is_dark: bool) -> String {
    let one = |colour: &Colour| {
        format!("--{}:{};", colour.name, if is_dark { colour.dark } else { colour.light })
    };
    COLOURS.iter().chain(&SHADES).chain([&ON_MIDDLE]).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Light = [f64; 3];

    fn linear(colour: &str) -> Light {
        [1, 3, 5].map(|at| {
            let part = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        })
    }

    fn named(name: &str) -> [&'static str; 2] {
        let found = COLOURS.iter().find(|colour| colour.name == name).expect("it is there");
        [found.light, found.dark]
    }

    /// The contrast of the Web Content Accessibility Guidelines 2.2.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |colour: &str| {
            let [r, g, b] = linear(colour);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        if one > other { one / other } else { other / one }
    }

    /// What an eye without the red or without the green cones sees (Machado, Oliveira & Fernandes 2009, severity 1).
    const EYES: [[[f64; 3]; 3]; 3] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ];

    fn times(matrix: &[[f64; 3]; 3], light: Light) -> Light {
        matrix.map(|row| row[0] * light[0] + row[1] * light[1] + row[2] * light[2])
    }

    /// Ottosson's Oklab, in which equal distances look alike.
    fn perceived(light: Light) -> Light {
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        let lab = [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ];
        times(&lab, times(&cones, light).map(libm::cbrt))
    }

    #[test]
    fn what_meets_can_be_told_apart() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        let texts = [("ink", "paper"), ("soft", "paper"), ("ink", "raised"), ("soft", "raised")];
        let links = [("settled", "paper")];
        for (one, other) in texts.into_iter().chain(links) {
            for (one, other) in named(one).into_iter().zip(named(other)) {
                assert!(contrast(one, other) >= 4.5, "{one} on {other}: {}", contrast(one, other));
            }
        }
        let shapes = [
            ("settled", "paper"),
            ("settled", "tint"),
            ("collapsed", "paper"),
            ("decided", "paper"),
            ("soft", "paper"),
            ("ink", "tint"),
            ("ink", "paper"),
        ];
        for (one, other) in shapes {
            for (one, other) in named(one).into_iter().zip(named(other)) {
                let found = contrast(one, other);
                assert!(found >= 3.0, "{one} on {other}: {found}");
            }
        }
    }

    /// As the style sheet has it: `.on-3` and the like.
    fn on(shade: usize) -> [&'static str; 2] {
        match shade {
            0..=4 => named("ink"),
            5..=6 => [ON_MIDDLE.light, ON_MIDDLE.dark],
            _ => named("paper"),
        }
    }

    #[test]
    fn numbers_and_lines_on_shades_can_be_read() {
        for (place, shade) in SHADES.iter().enumerate() {
            for (ground, colour) in [shade.light, shade.dark].into_iter().enumerate() {
                let found = contrast(on(place)[ground], colour);
                assert!(found >= 4.5, "a number on {}: {found}", shade.name);
                // A contour is a line of ink within one of paper.
                let lines =
                    [named("ink"), named("paper")].map(|line| contrast(line[ground], colour));
                assert!(lines.iter().any(|found| *found >= 3.0), "{}: {lines:?}", shade.name);
            }
        }
    }

    #[test]
    fn shades_go_one_way_for_every_eye() {
        for eye in EYES {
            for is_dark in [false, true] {
                let lightness = |shade: &Colour| {
                    let light = linear(if is_dark { shade.dark } else { shade.light });
                    perceived(times(&eye, light).map(|part| part.clamp(0.0, 1.0)))[0]
                };
                for pair in SHADES.windows(2) {
                    let step = lightness(&pair[1]) - lightness(&pair[0]);
                    let step = if is_dark { step } else { -step };
                    assert!(step > 0.03, "{} to {}: {step}", pair[0].name, pair[1].name);
                }
            }
        }
    }

    #[test]
    fn no_two_colours_of_ends_look_alike_to_anybody() {
        let ends = ["settled", "collapsed", "decided"];
        for eye in EYES {
            for ground in [0, 1] {
                let seen = ends.map(|name| {
                    let light = times(&eye, linear(named(name)[ground]));
                    perceived(light.map(|part| part.clamp(0.0, 1.0)))
                });
                for (place, one) in seen.iter().enumerate() {
                    for other in &seen[..place] {
                        let square = |at: usize| (one[at] - other[at]) * (one[at] - other[at]);
                        let distance = (square(0) + square(1) + square(2)).sqrt();
                        assert!(distance > 0.15, "{distance}");
                    }
                }
            }
        }
    }
}
