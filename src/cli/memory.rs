//! How much memory the program has needed.

/// The most that it ever held, in units of 10^6 bytes; none where the system does not say.
pub fn peak_mb() -> Option<f64> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    peak(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// From `VmHWM:      3120 kB`, in units of 1,024 bytes.
fn peak(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_peak_is_read() {
        assert_eq!(peak("Name:\tnegsim\nVmHWM:\t    3125 kB\nVmRSS:\t 9 kB\n"), Some(3.2));
        assert_eq!(peak("Name:\tnegsim\n"), None);
    }
}
