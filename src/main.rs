//! The program `negsim`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
