//! Slips of people who write values as people do, and what they are told: a snapshot each.

use insta::assert_snapshot;
use negsim::scenario::Scenario;

const TOP: &str = "title = \"x\"\nrounds = 5\n";
const ISSUE: &str = "[[issue]]\nid = \"w\"\nscale = [\"a\", \"b\"]\n";
const PARTIES: &str = "[[party]]\nid = \"n\"\nrole = \"signatory\"\nissues.w = { ideal = 0, weight = 1 }\n\
                       [[party]]\nid = \"s\"\nrole = \"signatory\"\nissues.w = { ideal = 1, weight = 1 }\n";

fn told(text: &str) -> String {
    match Scenario::parse(text, "x.toml") {
        Ok(scenario) => format!("read, with {} warnings", scenario.warnings().len()),
        Err(mistakes) => mistakes.to_string(),
    }
}

fn sound() -> String {
    format!("{TOP}{ISSUE}{PARTIES}")
}

#[test]
fn unusual_files_are_read() {
    let sound = sound();
    assert_eq!(told(&sound), "read, with 0 warnings");
    let unusual = [
        format!("\u{feff}{sound}"),
        sound.replace('\n', "\r\n"),
        sound.replace(" = ", "\t=\t"),
        sound.replace("title", "\"title\"").replace("rounds", "'rounds'"),
        format!("# nothing\n\n\n{sound}\n\n# nothing"),
        sound.replace("rounds = 5", "rounds = 5.0"),
        sound.replace("rounds = 5", "rounds = { value = 5, assumption = \"a week\" }"),
        format!("{sound}no_deal = +0.4\n"),
        format!("{sound}no_deal = 4e-1\n"),
        format!("as_of = \"2026-01-24\"\n{sound}"),
        format!("event = []\ninterim = []\n{sound}"),
        format!("talks.hesitation = 0.1\ntalks.format = \"direct\"\n{sound}"),
        // The words of a table may come in any order and parties before issues.
        format!("{TOP}{PARTIES}{ISSUE}"),
    ];
    for text in unusual {
        assert_eq!(told(&text), "read, with 0 warnings", "{text}");
    }
    assert_eq!(
        told(&format!("{sound}no_deal = {{\n  value = 0.4,\n}}\n")),
        "read, with 2 warnings"
    );
}

/// What should stand in an empty table would silently be missing.
#[test]
fn an_empty_table_is_a_mistake() {
    let sound = sound();
    let rows = [
        (format!("{sound}no_deal = {{}}\n"), "`no_deal` is an empty table"),
        (format!("{sound}trust = {{}}\n"), "`trust` is an empty table"),
        (format!("{sound}[talks]\n# format = \"shuttle\"\n"), "`talks` is an empty table"),
        (format!("{sound}[talks]\ndeadline = {{}}\n"), "`deadline` is an empty table"),
        (format!("{sound}no_deal = {{ as = {{}} }}\n"), "`as` is an empty table"),
        (format!("{sound}[party.no_deal]\n# mean = 0.5\n"), "`no_deal` is an empty table"),
        (sound.replacen("{ ideal = 0, weight = 1 }", "{}", 1), "`w` is an empty table"),
    ];
    for (text, title) in rows {
        let told = told(&text);
        assert!(told.contains(title), "{text}\n{told}");
    }
    let scenario = Scenario::parse(&sound, "x.toml").expect("sound");
    let told = scenario
        .with(&["party.n.no_deal={}"])
        .map_or_else(|told| told.to_string(), |_| String::new());
    assert!(told.contains("`no_deal` is an empty table"), "{told}");
}

/// A number of a party below its issues belongs above them.
#[test]
fn a_key_of_the_party_below_its_issues() {
    let below = "[party.issues]\nw = { ideal = 0, weight = 1 }\nno_deal = 0.3\nname = \"S\"\n";
    let told = told(&sound().replacen("issues.w = { ideal = 1, weight = 1 }\n", below, 1));
    for key in ["no_deal", "name"] {
        assert!(told.contains(&format!("`{key}` must be a table")), "{told}");
    }
    assert_eq!(told.matches("write it above that line").count(), 2, "{told}");
}

#[test]
fn two_that_nobody_can_tell_apart() {
    let named = |name: &str| format!("role = \"signatory\"\nname = \"{name}\"");
    let text = sound().replacen("role = \"signatory\"", &named("The Same"), 1);
    let both = text.replacen(
        "id = \"s\"\nrole = \"signatory\"",
        &format!("id = \"s\"\n{}", named("the same")),
        1,
    );
    assert_eq!(told(&text), "read, with 0 warnings");
    assert!(told(&both).contains("two of [[party]] have the name \"the same\""), "{}", told(&both));
    let by_id = sound().replacen("role = \"signatory\"", &named("s"), 1);
    assert!(told(&by_id).contains("two of [[party]] have the name \"s\""), "{}", told(&by_id));
}

/// What nobody sees is named, and what belongs to another system or program is told of as such.
#[test]
fn what_comes_from_elsewhere() {
    let rows = [
        ("no_deal\u{200b} = 0.3", "there is an invisible character here (U+200B)", "delete it"),
        ("no_deal =\u{a0}0.3", "there is an invisible character here (U+00A0)", "delete it"),
        ("no_deal = \u{2212}0.2", "cannot be read as it is written", "write -0.2"),
        ("no_deal = 10\u{207b}\u{00b9}", "is not a number", "write 0.5, 5 or 1e-3"),
        ("no_deal = uniform(0.2, 0.5)", "cannot be read as it is written", "write [0.2, 0.5]"),
        ("no_deal = beta(2, 5)", "nothing is worked out in a scenario", "[0.2, 0.5]"),
        (
            "no_deal = { low = 0.1, mid = 0.2, high = 0.3 }",
            "unknown key `mid`",
            "did you mean `mode`?",
        ),
        (
            "no_deal = { low = 0.1, median = 0.2, high = 0.3 }",
            "there is no median here",
            "`p5` and `p95`",
        ),
        (
            "name = \"C:\\Users\\ada\"",
            "a backslash has a meaning of its own",
            "write / in place of \\",
        ),
        ("name = \"a\\qb\"", "a backslash has a meaning of its own", "one backslash"),
    ];
    for (line, title, help) in rows {
        let told = told(&format!("{}{line}\n", sound()));
        assert!(told.contains(title) && told.contains(help), "{line}\n{told}");
        assert!(!told.contains("write 0.2") && !told.contains("write 10"), "{told}");
    }
}

/// A date that can be read two ways is proposed in both, one that there is not in none.
#[test]
fn dates_that_are_read_two_ways_or_are_none() {
    let rows = [
        ("05/06/2026", "2026-06-05 where the day comes first, 2026-05-06 where the month does"),
        ("01/24/2026", "write 2026-01-24"),
        ("2026-13-01", "there is no such date"),
        ("\"2026-02-30\"", "there is no such day"),
        ("\"24 January 2026\"", "write as_of = 2026-01-24"),
    ];
    for (date, help) in rows {
        let told = told(&format!("as_of = {date}\n{}", sound()));
        assert!(told.contains(help), "{date}\n{told}");
        assert!(!told.contains("write 2026-13") && !told.contains("2026-02-30\n  "), "{told}");
    }
}

#[test]
fn numbers_as_people_write_them() {
    let values = [
        ("percent_whole", "40"),
        ("percent_in_quotes", "\"40%\""),
        ("percent_sign", "40%"),
        ("decimal_comma", "0,4"),
        ("decimal_commas_in_a_list", "[0,2, 0,4]"),
        ("range_in_quotes", "\"0.2-0.4\""),
        ("range_with_a_dash", "0.2-0.4"),
        ("range_with_points", "0.2..0.4"),
        ("range_with_to", "0.2 to 0.4"),
        ("plus_minus", "0.4 ± 0.1"),
        ("about", "~0.4"),
        ("no_zero", ".5"),
        ("fraction", "1/3"),
        ("braces_without_names", "{ 0.2, 0.3, 0.5 }"),
        ("round_brackets", "(0.2, 0.5)"),
        ("other_words", "{ min = 0.2, max = 0.3 }"),
        ("colons", "{ low: 0.2, high: 0.3 }"),
        ("no_comma", "{ low = 0.2 high = 0.3 }"),
        ("semicolon", "{ low = 0.2; high = 0.3 }"),
        ("unclosed", "{ low = 0.2"),
        ("unknown", "unknown"),
        ("nothing", ""),
        ("null", "null"),
        ("dots", "..."),
    ];
    for (name, value) in values {
        assert_snapshot!(
            format!("number_{name}"),
            told(&format!("{}no_deal = {value}\n", sound()))
        );
    }
}

#[test]
fn dates_as_people_write_them() {
    let dates = [
        ("german", "24.01.2026"),
        ("german_in_quotes", "\"24.01.2026\""),
        ("in_words", "24 January 2026"),
        ("short", "2026-1-24"),
        ("slashes", "2026/01/24"),
        ("month", "2026-01"),
        ("impossible", "2026-02-30"),
        ("year", "2026"),
    ];
    for (name, date) in dates {
        assert_snapshot!(format!("date_{name}"), told(&format!("as_of = {date}\n{}", sound())));
    }
}

#[test]
fn tables_as_people_write_them() {
    let sound = sound();
    let files = [
        (
            "one_bracket",
            format!(
                "{TOP}[issue]\nid = \"a\"\nscale = [\"a\", \"b\"]\n[party]\nid = \"a\"\n[party]\nid = \"b\"\n"
            ),
        ),
        (
            "entries_by_name",
            format!(
                "{TOP}[issue.water]\nscale = [\"a\", \"b\"]\n[party.north]\nrole = \"signatory\"\n"
            ),
        ),
        ("another_by_name", format!("{sound}[issue.water]\nname = \"x\"\n")),
        ("issues_at_the_top", format!("{sound}[issues]\nw = {{ ideal = 0, weight = 1 }}\n")),
        ("issue_for_issues", sound.replacen("issues.w", "issue.w", 1)),
        (
            "issues_as_a_list",
            sound.replacen("issues.w = { ideal = 0, weight = 1 }", "issues = [\"w\"]", 1),
        ),
        (
            "issues_as_rows",
            format!(
                "{TOP}{ISSUE}[[party]]\nid = \"k\"\nrole = \"signatory\"\n[[party.issues]]\nid = \"w\"\n"
            ),
        ),
        ("a_number_for_a_stance", sound.replacen("{ ideal = 0, weight = 1 }", "0.5", 1)),
        ("ideal_forgotten", sound.replacen("{ ideal = 0, weight = 1 }", "{ weight = 1 }", 1)),
        ("ideal_in_units", sound.replacen("ideal = 0", "ideal = 80", 1)),
        ("range_as_a_text", sound.replacen("scale = [\"a\", \"b\"]", "range = \"4-10\"", 1)),
        ("scale_as_a_text", sound.replacen("scale = [\"a\", \"b\"]", "scale = \"a to b\"", 1)),
        ("scale_in_numbers", sound.replacen("scale = [\"a\", \"b\"]", "scale = [4, 10]", 1)),
        (
            "words_of_others",
            format!(
                "{sound}batna = 0.4\nreservation = 0.3\n[[event]]\nid = \"e\"\non = [\"n\"]\nfrequency = 2\n"
            ),
        ),
        ("a_key_of_two_words", format!("{sound}no deal = 0.4\n")),
        ("a_key_with_a_dash", format!("{sound}no-deal = 0.4\n")),
        ("a_key_twice", format!("{sound}no_deal = 0.4\nno_deal = 0.5\n")),
        ("line_ends_of_old", sound.replace('\n', "\r")),
        ("too_many_tables", format!("{TOP}{}", "[[party]]\n".repeat(50_000))),
        (
            "too_many_points",
            sound.replacen("ideal = 0", &format!("points = [{}]", "[0, 1],".repeat(300)), 1),
        ),
    ];
    for (name, text) in files {
        assert_snapshot!(format!("table_{name}"), told(&text));
    }
}

#[test]
fn what_shows_only_in_combination() {
    let more = [
        ("weights_that_could_all_be_0", sound().replacen("weight = 1", "weight = [0, 1]", 1)),
        (
            "a_keeper_that_nobody_is",
            sound().replacen("scale", "promise = 0.5\nkept_by = \"m\"\nscale", 1),
        ),
        (
            "a_guarantor_that_nobody_is",
            sound().replacen("scale", "assures = 0.5\nguarantor = \"north\"\nscale", 1),
        ),
        (
            "relief_for_an_event_that_does_not_exist",
            format!(
                "{}[[interim]]\nid = \"t\"\nissues = [\"w\"]\nrelief = {{ shelling = 0.5 }}\n",
                sound()
            ),
        ),
        (
            "an_interim_deal_over_unknown_issues",
            format!("{}[[interim]]\nid = \"t\"\nissues = [\"dam\", \"w\"]\n", sound()),
        ),
        (
            "an_event_of_nobody_known_on_nobody_known",
            format!("{}[[event]]\nid = \"e\"\nby = \"m\"\non = [\"n\", \"m\"]\n", sound()),
        ),
        (
            "shuttle_talks_whose_mediator_does_not_draft",
            format!(
                "{}[[party]]\nid = \"m\"\nrole = \"mediator\"\ndrafts = false\n[talks]\nformat = \"shuttle\"\n",
                sound()
            ),
        ),
    ];
    for (name, text) in more {
        assert_snapshot!(format!("together_{name}"), told(&text));
    }
}

/// A normal weight is cut at 0 but never lands there, and nobody but a signatory must care about anything.
#[test]
fn weights_that_are_never_0_are_no_mistake() {
    let mediator =
        "[[party]]\nid = \"m\"\nrole = \"mediator\"\nissues.w = { ideal = 0, weight = 0 }\n";
    let normal = sound().replacen("weight = 1", "weight = { mean = 0.4, sd = 0.3 }", 1);
    assert_ne!(normal, sound());
    for text in [normal, format!("{}{mediator}", sound())] {
        Scenario::parse(&text, "x.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"));
    }
    let centred = sound().replacen("weight = 1", "weight = { mean = 0, sd = 0.3 }", 1);
    assert!(Scenario::parse(&centred, "x.toml").is_err());
}

/// What is proposed fits the key: a range, one number, a date, a text.
#[test]
fn what_is_proposed_can_stand_there() {
    let per_cent = sound().replacen("scale = [\"a\", \"b\"]", "range = [0, 100]", 1);
    let ideal = |value: &str| per_cent.replacen("ideal = 0", &format!("ideal = {value}"), 1);
    let top = |line: &str| format!("{line}\n{}", sound());
    let rounds = |value: &str| sound().replacen("rounds = 5", &format!("rounds = {value}"), 1);
    let end = |line: &str| format!("{}{line}\n", sound());
    let rows = [
        (ideal("\"40-60%\""), "write [0.4, 0.6], or [40, 60] where", "without quotes"),
        (top("talks.hesitation = \"2%\""), "write 0.02, or 2 where", "write 2"),
        (ideal("40 - 60%"), "write [0.4, 0.6], or [40, 60] where", "comma"),
        (ideal("0.4 ± 0.1"), "{ mean = 0.4, sd = 0.1 } where 0.1 is the standard", "comma"),
        (ideal("30,5"), "write 30.5", "low"),
        (ideal("none"), "write \"none\" where a level is called so", "leave"),
        (end("capital = none"), "write \"none\"", "0.8"),
        (end("name = unknown"), "write \"unknown\"", "0.8"),
        (end("name = null"), "leave it out", "0.8"),
        (end("trust = { n }"), "a name has no value", "not closed"),
        (top("as_of = 1999-2001"), "a date is written", "[1999"),
        (top("as_of = 24 Marble 2026"), "as_of", "2026-03"),
        (rounds("5-10"), "write one number", "[5"),
        (rounds("ten"), "write one number", "0.5"),
        (end("name = \"x\", no_deal = 0.4"), "two keys on one line", "[\"x"),
        (end("[talks] format = \"direct\""), "a header stands on a line of its own", "quote"),
        (end(": x"), "this line has no `=`", "write  ="),
        (end("name = \"a \\\" # b\", no_deal = 0.5"), "two keys on one line", "[\"a"),
        (top("[my party]"), "has no blank in it", "not closed"),
        (top("[talks"), "this header is not closed", "a second time"),
        (top("[rounds = 5"), "this header is not closed", "a second time"),
    ];
    for (text, help, never) in rows {
        let told = told(&format!("{text}[[issue]]\nid = \"z\"\nscale = [\"a\", \"b\"]\n"));
        assert!(told.contains(help), "{help}\n{told}");
        assert!(!told.contains(never), "{never}\n{told}");
    }
    let scenario = Scenario::parse(&ideal("0"), "x.toml").expect("sound");
    let set = |set: &str| scenario.with(&[set]).map_or_else(|told| told.to_string(), |_| "".into());
    assert!(set("party.n.issues.w.ideal=40%").contains("write 0.4, or 40 where"));
    let comma = set("party.n.no_deal=0,5");
    assert!(comma.contains("write 0.5") && !comma.contains("without quotes"), "{comma}");
    assert!(set("party.n.no_deal=\"0.5\"").contains("write 0.5, without quotes"));
    assert!(set("party.n.no_deal=10_000-20_000").contains("write [10000, 20000]"));
    let two = set("party.n.no_deal=[0.2, 0.5] rounds=3");
    assert!(two.contains("--set \"party.n.no_deal=[0.2, 0.5]\" --set rounds=3"), "{two}");
}

/// What is told of a value, for each way of writing one that no key takes; the number that was written is never changed.
#[test]
fn values_that_are_none() {
    let rows = [
        ("triangular(0.2, 0.3, 0.5)", "write { low = 0.2, mode = 0.3, high = 0.5 }"),
        ("triangular(0.2, 0.5, 0.3)", "nothing is worked out"),
        ("U[0.2, 0.5]", "write [0.2, 0.5]"),
        ("N(0.3, 0.1)", "where 0.1 is the standard deviation"),
        ("0.2 or 0.5", "write { any = [0.2, 0.5] }"),
        ("\"0.2 or 0.5\"", "write { any = [0.2, 0.5] }"),
        ("0.2, 0.5", "write [0.2, 0.5]"),
        ("[0.2 - 0.5]", "write [0.2, 0.5]"),
        ("[.2, .5]", "write [0.2, 0.5]"),
        ("[0.2 0.5]", "a comma is missing"),
        ("0,2-0,5", "write [0.2, 0.5]"),
        ("1-5", "write [1, 5]"),
        ("5.", "write 5"),
        ("00.5", "write 0.5"),
        ("1e", "digits behind the e"),
        ("1__0", "between two digits"),
        ("--1", "one sign before it"),
        ("0x", "is not a number"),
        ("0X1F", "write it in digits: 0.5, 5"),
        ("0b2", "write it in digits: 0.5, 5"),
        ("10_000-20_000", "write [10000, 20000]"),
        ("0xFFFFFFFFFFFFFFFFF", "too large a number"),
        ("40-60%", "write [0.4, 0.6], or [40, 60] where the scale counts per cent"),
        ("~40%", "write 0.4, or 40 where the scale counts per cent"),
        ("40 per cent", "write 0.4, or 40 where the scale counts per cent"),
        ("\"40%\"", "write 0.4"),
        ("N(3, 20%)", "nothing is worked out"),
        ("10-1", "`10-1` is not a number"),
        (",", "nothing stands after `=`"),
        ("{ low = 0,2, high = 0,5 }", "write 0.2"),
        ("{ mean = 0,3, sd = 0,1 }", "write 0.3"),
        ("{ low = \"none\", high = 0,5 }", "write 0.5"),
        ("{ 0.2 0.5 }", "such as low = 0.2"),
        ("{ n }", "a name has no value on this line"),
        ("{ value = 0.2-0.4 }", "`0.2-0.4` is not a number"),
        ("[0.2-0.4, 0.5]", "`0.2-0.4` is not a number"),
        ("{ low = 40 - 60% }", "`40 - 60%` is not a number"),
        ("1e-3 %", "write 0.00001"),
        ("2*0.3", "write the number itself"),
        ("31/02/2026", "there is no such date"),
        ("½", "`½` is not a number"),
        ("$5", "`$5` is not a number"),
        ("<0.3", "a bound is not a number"),
        (">= 0.3", "a bound is not a number"),
        ("high", "`high` is not a number"),
        ("ten", "`ten` is not a number"),
        ("True", "neither true nor false"),
        ("6 months", "no unit stands behind a number"),
        ("0.4,", "write 0.4"),
        ("0.4 // sure", "a remark begins with #"),
        ("0.4; name = \"x\"", "two keys on one line"),
        ("[0.2,, 0.5]", "nothing stands between two commas"),
        ("[low = 0.2, high = 0.5]", "names stand in braces"),
        ("{ \"low\": 0.2, \"high\": 0.5 }", "`=` between them, not `:`"),
        ("{ low = 0.2 }}", "left over"),
        ("\"a \"text\" in it\"", "a quote within it looks like its end"),
        ("a text\"", "no quote at its beginning"),
        ("\"\"\"a text", "this `\"\"\"` is never closed"),
        ("\"\\U99999999\"", "a backslash has a meaning of its own"),
        ("\"a\u{7}b\"", "in double quotes it is written \\u0007"),
        ("0.3 # a\u{0}b", "there is a control character here (U+0000)"),
    ];
    for (value, help) in rows {
        let told = told(&format!("{}no_deal = {value}\n", sound()));
        assert!(told.contains(help), "{value}\n{told}");
        assert!(!told.contains("this is not TOML"), "{value}\n{told}");
    }
}

#[test]
fn the_place_that_is_nested_too_deep_is_named() {
    let many = |text: &str| text.repeat(300);
    let rows = [
        (format!("[{}z]\nx = 1\n", many("a.")), ":14:1"),
        (format!("{}z = 1\n", many("a.")), ":14:1"),
        (format!("no_deal = {}1{}\n", many("{a = "), many("}")), ":14:"),
        (format!("no_deal = {}1{}\n", many("["), many("]")), ":14:"),
        (format!("no_deal = [\n{}1{}]\n", many("[\n"), many("]\n")), ":94:1"),
    ];
    for (text, place) in rows {
        let told = told(&format!("{}{text}", sound()));
        assert!(told.contains("nested too deep") && told.contains(place), "{place}\n{told}");
    }
}

/// A key that stands in the table of another is told where it belongs.
#[test]
fn keys_below_a_header_that_is_not_theirs() {
    let party = "[[party]]\nid = \"s\"\nrole = \"signatory\"\n";
    let wants = "[party.issues]\nw = { ideal = 1, weight = 1 }\n";
    let base = sound();
    let base = &base[..base.find(party).expect("it stands there")];
    let rows = [
        (
            format!("{party}{wants}no_deal = {{ low = 0.1, high = 0.3 }}\n"),
            "`no_deal` belongs to the party",
        ),
        (format!("{party}{wants}ideal = 0.3\n"), "belongs to an issue"),
        (
            format!("{party}[party.no_deal]\nlow = 0.1\nhigh = 0.2\npatience = 3\n{wants}"),
            "belongs beside `no_deal`",
        ),
        (
            format!("{party}[party.trust]\nn = 0.3\nno_deal = 0.2\n{wants}"),
            "`no_deal` belongs to the party",
        ),
        (format!("{party}ideal = 1\n{wants}"), "belongs in [party.issues.X]"),
        (format!("{party}{wants}[talks]\nno_deal = 1\n"), "belongs in [[party]]"),
        (format!("{party}{wants}[talks]\nevent = 1\n"), "on a line of its own: [[event]]"),
        (format!("{party}{wants}[balance]\nhesitation = 1\n"), "belongs in [talks]"),
        (
            format!(
                "{party}{wants}[[change]]\nid = \"c\"\nmonth = 1\n[change.set]\n\"party.s.no_deal\" = 0.3\nlasts = 2\n"
            ),
            "`lasts` belongs to the change",
        ),
    ];
    for (text, help) in rows {
        let told = told(&format!("{base}{text}"));
        assert!(told.contains(help), "{text}\n{told}");
        assert!(!told.contains("unknown key `low`"), "{told}");
    }
    let above = told(&format!("hesitation = 0.1\n{}", sound()));
    assert!(above.contains("belongs in [talks]"), "{above}");
}

#[test]
fn a_name_for_whoever_ratifies() {
    let told_of = |line: &str| told(&format!("{}{line}\n", sound()));
    assert_eq!(told_of("capital = \"The board\""), "read, with 0 warnings");
    let blanks = format!("{}capital = \" The board \"\n", sound());
    let blanks = Scenario::parse(&blanks, "x.toml").expect("sound");
    assert_eq!(blanks.table().labels().parties[1].ratifier(), "the board");
    let told = told_of("capital = \" \"");
    assert!(told.contains("the `capital` of party `s` is empty"), "{told}");
    let none = told_of("patience = none");
    assert!(none.contains("write \"none\""), "{none}");
    let high = self::told(&sound().replacen("weight = 1", "weight = high", 1));
    assert!(high.contains("`high` is not a number"), "{high}");
}
