//! What only a browser can tell of pages: that everything fits, that nothing is said, that they print, that nobody is left
//! out.

use crate::page::{folder, hostile, pages, play};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The browser that is installed.
pub fn browser_name() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let is_there = |name: &&str| {
        let found = Command::new(name).arg("--version").output();
        found.is_ok_and(|output| output.status.success())
    };
    let found = names.into_iter().find(|name| is_there(name));
    if found.is_none() {
        let is_wanted = std::env::var_os("NEGSIM_BROWSER").is_some();
        assert!(!is_wanted, "NEGSIM_BROWSER says that there is a browser, and none is found");
        println!("skipped: no {} is installed, so nobody looked at the pages", names.join(", "));
    }
    found
}

/// That browser without a window.
fn browser(profile: &Path) -> Option<Command> {
    let mut command = Command::new(browser_name()?);
    command.arg(format!("--user-data-dir={}", profile.display())).args([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--allow-file-access-from-files",
        "--enable-logging=stderr",
        "--virtual-time-budget=120000",
    ]);
    Some(command)
}

/// Opens pages at three widths and writes into its own title what does not fit.
const LOOK: &str = r#"<!doctype html><title>looking</title><body><script>
const found = [];
function look(name, frame) {
  const page = frame.contentDocument, width = page.documentElement.clientWidth;
  const say = (what) => found.push(name + ' at ' + width + ': ' + what);
  if (page.documentElement.scrollWidth > width) say('is ' + page.documentElement.scrollWidth + ' wide');
  const box = (one) => one.getBoundingClientRect();
  for (const one of page.body.querySelectorAll('*')) {
    if (one.closest('.scroll') || !box(one).width) continue;
    if (box(one).right > width + 0.5 || box(one).left < -0.5)
      say('<' + one.tagName + ' class=' + one.getAttribute('class') + '> sticks out: ' + one.textContent.slice(0, 60));
  }
  const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const apart = (list, what) => list.forEach((one, place) => list.slice(place + 1).forEach((other) => {
    if (box(one).width && box(other).width && meet(box(one), box(other)))
      say(what + ' meet: ' + one.textContent.slice(0, 40) + ' | ' + other.textContent.slice(0, 40));
  }));
  for (const words of page.querySelectorAll('.words')) apart([...words.children], 'words');
  // Whoever writes four hundred letters for a word of a scale has it cut.
  for (const word of page.querySelectorAll('.words li'))
    if (word.scrollHeight > word.clientHeight + 1 && word.textContent.length < 90) say('is cut: ' + word.textContent);
  for (const plot of page.querySelectorAll('svg.plot')) apart([...plot.querySelectorAll('text')], 'labels');
  for (const row of page.querySelectorAll('.row')) apart([...row.children], 'parts of a row');
  for (const row of page.querySelectorAll('.headline')) apart([...row.children], 'parts of the headline');
  if (PAPER) {
    const tall = (one, what) => { if (box(one).height > PAPER) say(what + ' is ' + box(one).height + ' high: ' + one.textContent.slice(0, 60)); };
    for (const one of page.querySelectorAll('.figure:not(.long):not(.all)')) tall(one, 'a figure');
    for (const one of page.querySelectorAll('.ladder, .row, .legend, .answers')) tall(one, 'what is not broken');
    const front = page.querySelector('.figure.front');
    if (front && !name.includes('hostile') && box(front).bottom - box(page.body).top > PAPER)
      say('the first printed page ends at ' + box(front).bottom);
  }
}
const names = [NAMES], widths = [WIDTHS];
let open = names.length * widths.length;
for (const name of names) for (const width of widths) {
  const frame = document.createElement('iframe');
  frame.width = width; frame.height = 900; frame.src = name;
  frame.onload = () => { look(name, frame); if (--open === 0) document.title = 'looked: ' + found.join(' ;; '); };
  document.body.append(frame);
}
</script>"#;

/// Names as a list of a script.
fn listed(pages: &[(String, String)]) -> String {
    pages.iter().map(|(name, _)| format!("'{name}.html'")).collect::<Vec<_>>().join(",")
}

/// The title that a page gives itself in a browser once it has seen enough, without what it begins with; and what the
/// browser said of it.
fn title(mut browser: Command, page: &Path, begins: &str) -> (String, Vec<String>) {
    let url = format!("file://{}", page.display());
    let output = browser.args(["--dump-dom", &url]).output().expect("it starts");
    let seen = String::from_utf8_lossy(&output.stdout);
    let title = seen.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
    let found = title.expect("it has a title").strip_prefix(begins);
    let found = found.unwrap_or_else(|| panic!("it did not look: {seen:.400}")).to_owned();
    let said = String::from_utf8_lossy(&output.stderr);
    (found, said.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect())
}

/// Looks at pages at these widths; on paper nothing that stays whole may be higher than so many pixels.
fn look(name: &str, pages: &[(String, String)], widths: &str, paper: u32) {
    let folder = folder(name);
    let Some(browser) = browser(&folder.join("profile")) else { return };
    for (name, page) in pages {
        fs::write(folder.join(format!("{name}.html")), page).expect("writable");
    }
    let script = LOOK
        .replace("NAMES", &listed(pages))
        .replace("WIDTHS", widths)
        .replace("PAPER", &paper.to_string());
    fs::write(folder.join("look.html"), script).expect("writable");
    let (found, said) = title(browser, &folder.join("look.html"), "looked: ");
    assert_eq!(found, "", "{}", found.replace(" ;; ", "\n"));
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn in_a_browser_nothing_overflows_or_meets_and_nothing_is_said() {
    look("page_in_a_browser", &pages(), "390, 1024, 1600", 0);
}

/// A4 without its margins is 182 by 273 millimetres; a browser on a screen takes 15 pixels more for its scroll bar.
#[test]
fn on_paper_no_figure_is_cut() {
    let printed = |(name, page): (String, String)| {
        assert!(page.contains("@media print{"), "{name}");
        (name, page.replace("@media print{", "@media all{"))
    };
    let pages: Vec<(String, String)> = pages().into_iter().map(printed).collect();
    look("page_on_a4", &pages, "703", 1031);
}

#[test]
fn a_page_prints_on_paper() {
    let folder = folder("page_on_paper");
    let Some(mut browser) = browser(&folder.join("profile")) else { return };
    let page = folder.join("page.html");
    fs::write(&page, play(&hostile(), "hostile").page).expect("writable");
    let paper = folder.join("page.pdf");
    let to = format!("--print-to-pdf={}", paper.display());
    let url = format!("file://{}", page.display());
    let output = browser.args([&to, "--no-pdf-header-footer", &url]).output().expect("it starts");
    assert!(output.status.success());
    let bytes = fs::read(&paper).expect("printed");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF") && text.matches("/Type /Page\n").count() >= 2);
}

/// Asks axe-core in every page, with everything unfolded, and gathers what it finds.
const AXE: &str = r#"<!doctype html><title>asking</title><body><script>
const names = [NAMES], found = [];
let open = names.length;
onmessage = (event) => { found.push(...event.data); if (--open === 0) document.title = 'asked: ' + found.join(' ;; '); };
for (const name of names) {
  const frame = document.createElement('iframe');
  frame.width = 1024; frame.height = 900; frame.src = name;
  document.body.append(frame);
}
</script>"#;

/// Runs in a page.
const ASK: &str = "<script>axe.run(document).then((result) => parent.postMessage(result.violations.map((one) => \
                   location.pathname.split('/').pop() + ' ' + one.id + ': ' + one.nodes[0].failureSummary), '*'));</script>";

#[test]
fn axe_core_finds_nothing_on_a_light_ground_and_on_a_dark_one() {
    let folder = folder("page_for_all");
    let Some(axe) = std::env::var_os("NEGSIM_AXE") else {
        println!("skipped: NEGSIM_AXE names no axe.min.js, so nobody asked it");
        return;
    };
    let axe = fs::read_to_string(axe).expect("NEGSIM_AXE is the path of axe.min.js");
    let script = format!("<script>{}</script>{ASK}</body>", axe.replace("</script", "<\\/script"));
    let pages = pages();
    for (name, page) in &pages {
        // Only here a script runs.
        let (before, rest) = page.split_once("<meta http-equiv").expect("it has a policy");
        let page = format!("{before}{}", rest.split_once('>').expect("a tag ends").1);
        let page = page.replace("<details>", "<details open>").replace("</body>", &script);
        fs::write(folder.join(format!("{name}.html")), page).expect("writable");
    }
    let ask = folder.join("ask.html");
    fs::write(&ask, AXE.replace("NAMES", &listed(&pages))).expect("writable");
    for scheme in ["0", "1"] {
        let Some(mut browser) = browser(&folder.join(format!("profile{scheme}"))) else { return };
        browser.arg(format!("--blink-settings=preferredColorScheme={scheme}"));
        let (found, _) = title(browser, &ask, "asked: ");
        assert_eq!(found, "", "{}", found.replace(" ;; ", "\n"));
    }
}
