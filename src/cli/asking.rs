//! `--of`: which question of the scenario is asked.

use super::failure::Failure;
use negsim::claims::asked;
use negsim::engine::{Asked, Game};

/// What is asked.
#[derive(clap::Args)]
pub struct AskOptions {
    /// Whose likelihood: any event of the scenario, such as an end (settled), a step of the funnel (agreed_in_room,
    /// holds_24), an interim deal (interim.truce), a capital's refusal (refused.north), round_of_settlement<=12
    #[arg(long, value_name = "QUESTION", default_value = "settled")]
    of: String,
}

impl AskOptions {
    /// The question, of a likelihood or of the terms on an issue.
    pub fn any(&self, game: &impl Game) -> Result<Asked, Failure> {
        any(game, &self.of).map_err(Failure::of_command_line)
    }

    /// The question, of a likelihood.
    pub fn likelihood(&self, game: &impl Game) -> Result<Asked, Failure> {
        likelihood(game, &self.of).map_err(Failure::of_command_line)
    }
}

fn any(game: &impl Game, of: &str) -> Result<Asked, String> {
    asked::find(game.questions(), of).map_err(|why| format!("--of {of}: {why}"))
}

/// The question that a word asks, of a likelihood; or what is wrong with it.
pub fn likelihood(game: &impl Game, of: &str) -> Result<Asked, String> {
    let asked = any(game, of)?;
    if asked.is_likelihood() {
        return Ok(asked);
    }
    Err(format!(
        "--of {of}: the terms on an issue are no likelihood; ask about an end, a step of the funnel or an interim deal, \
         such as settled or holds_12"
    ))
}
