//! `--html PAGE`: a page of figures beside the report.

use super::failure::Failure;
use super::options::path;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where a page of figures is written.
#[derive(clap::Args)]
pub struct PageOptions {
    /// Writes a page of figures as well, for any browser and for paper: one file that loads nothing
    ///
    /// Replaces the file where there is one: a reader sees the old page or the new one, never a part.
    #[arg(long, value_name = "PAGE", value_parser = path())]
    html: Option<PathBuf>,
}

impl PageOptions {
    /// Whether a page is asked for.
    pub fn is_asked(&self) -> bool {
        self.html.is_some()
    }

    /// Refuses a place that cannot be one of a page: better now than after the run.
    pub fn check(&self) -> Result<(), Failure> {
        let Some(page) = &self.html else { return Ok(()) };
        let folder = folder(page);
        let why = match () {
            () if page == Path::new("-") => {
                "a page is a file; name one, such as page.html: standard output has the report"
            }
            () if page.is_dir() => "that is a folder; name a file in it, such as page.html",
            () if page.exists() && !page.is_file() => "that is no file that can be replaced",
            () if page.file_name().is_none() => "name a file, such as page.html",
            () if !folder.is_dir() => "there is no such folder",
            () => return Ok(()),
        };
        Err(Failure::of_command_line(format!("--html {}: {why}", page.display())))
    }

    /// Writes the page, where one is asked for; where it lies, for a reader.
    pub fn write(&self, page: impl FnOnce() -> Result<String, Failure>) -> Result<String, Failure> {
        let Some(path) = &self.html else { return Ok(String::new()) };
        replace(path, &page()?)
            .map_err(|error| Failure::of_run(format!("--html {}: {error}", path.display())))?;
        Ok(format!("the page: {}", path.display()))
    }
}

/// Writes beside the file, or beside what it links to, then puts it into its place.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let beside = folder(path).join(format!(".negsim-page-{}", std::process::id()));
    let written = write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Why it failed says more than that this failed too.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}
