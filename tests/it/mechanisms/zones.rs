//! Zones of agreement beyond two sides with ideals: nobody moves, so that only the search can find them.

use super::pie;
use crate::helpers::{Check, play};

#[test]
fn three_signatories() {
    // a needs x >= 0.6, b x <= 0.8; the best there for c, whose ideal is the middle, is 1 - 2 * 0.1. n = 100,000.
    let third = "[[party]]\nid = \"c\"\nrole = \"signatory\"\npatience = \"none\"\nno_deal = [0.0, 1.0]\nissues.pie = { ideal = 0.5, weight = 1 }";
    let toml = pie(
        1,
        "",
        "",
        "patience = \"none\"\nno_deal = 0.6",
        "patience = \"none\"\nno_deal = 0.2",
        third,
    );
    play(&toml, 100_000, 1).zone_at_start_with(0.8);
}

#[test]
fn levels_leave_no_room_between_them() {
    // Of three levels only the middle one can satisfy both, where both no-deal values are below 1/2. n = 100,000.
    let side = "patience = \"none\"\nno_deal = [0.0, 1.0]";
    let toml = pie(1, "", "", side, side, "")
        .replace("scale = [\"all to b\", \"all to a\"]", "levels = [\"n\", \"o\", \"p\"]")
        .replace("ideal = 1.0", "ideal = \"p\"")
        .replace("ideal = 0.0", "ideal = \"n\"");
    play(&toml, 100_000, 1).zone_at_start_with(0.25);
}

#[test]
fn curves_that_are_not_concave_are_not_mixed() {
    // b needs 0.4, so x >= 5/8; the best for a from there on is 0.2 * (1 - 2/8) = 0.15, where the concave hull would
    // promise 0.6 and the corners alone 0. Here the offers find it (last words): an agreed text is a zone. n = 100,000.
    let toml =
        pie(1, "", "", "opening = 0\nno_deal = [0.0, 1.0]", "opening = 0\nno_deal = 0.4", "")
            .replace("ideal = 1.0", "points = [[0.0, 1.0], [0.5, 0.2], [1.0, 0.0]]")
            .replace("ideal = 0.0", "points = [[0.0, 0.0], [0.5, 0.2], [1.0, 1.0]]");
    play(&toml, 100_000, 1).zone_at_start_with(0.15);
}

#[test]
fn above_4096_combinations_levels_may_be_mixed() {
    // With n issues of four levels and opposite wishes, a's value is a multiple of 1/(3n); both need it within
    // 0.47..0.475. 6 issues have 4,096 combinations and none of them fits; 7 have more, and their mixture fits.
    for (issues, zones) in [(6, 0), (7, 16)] {
        let mut toml = "title = \"Levels\"\nrounds = 1\n".to_owned();
        for k in 0..issues {
            toml += &format!("[[issue]]\nid = \"i{k}\"\nlevels = [\"l\", \"m\", \"n\", \"o\"]\n");
        }
        for (side, ideal, no_deal) in [("a", "l", 0.47), ("b", "o", 0.525)] {
            toml +=
                &format!("[[party]]\nid = \"{side}\"\nrole = \"signatory\"\nno_deal = {no_deal}\n");
            for k in 0..issues {
                toml += &format!("issues.i{k} = {{ ideal = \"{ideal}\", weight = 1 }}\n");
            }
        }
        assert_eq!(play(&toml, 16, 1).zone_at_start.total, zones, "{issues} issues");
    }
}
