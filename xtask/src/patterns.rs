//! `patterns`: what the pattern compiler makes of models.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use smithy_client_codegen::diagnostic::Diagnostics;
use smithy_client_codegen::patterns::{Machine, Named, Patterns, uses};
use smithy_client_codegen::smithy;

use crate::codegen::{MODEL, near};
use crate::{complain, say};

/// What the patterns of a model, or of several, come to.
#[derive(Debug, Default)]
struct Totals {
    patterns: usize,
    loops: usize,
    automata: usize,
    bytes: usize,
    /// How many are not compiled, by reason.
    uncompiled: BTreeMap<String, usize>,
}

pub(crate) fn run(models: &[PathBuf]) -> Result<(), String> {
    let own = [near(MODEL)];
    let models = if models.is_empty() { &own } else { models };
    let mut all = BTreeMap::new();
    for model in models {
        let Some(patterns) = read(model)? else { continue };
        say(&format!("{}:", model.display()));
        let mut totals = Totals::default();
        for named in patterns.by_name() {
            let row = totals.add(&named);
            say(&format!("  {row}  {}", named.source.escape_debug()));
        }
        say(&format!("  {}\n", totals.text()));
        all.extend(
            patterns
                .by_name()
                .into_iter()
                .map(|named| (named.source.to_owned(), named.compiled.cloned().map_err(Clone::clone))),
        );
    }
    if models.len() > 1 {
        let mut totals = Totals::default();
        for (source, compiled) in &all {
            totals.add(&Named { name: "", source, compiled: compiled.as_ref(), form: None });
        }
        say(&format!("all {} models, equal patterns counted once: {}", models.len(), totals.text()));
    }
    Ok(())
}

/// The patterns of a model; `None`, with a printed line, for a file that isn't one.
fn read(model: &Path) -> Result<Option<Patterns>, String> {
    let text = fs::read_to_string(model).map_err(|error| format!("error: {}: {error}", model.display()))?;
    let mut diagnostics = Diagnostics::new();
    let parsed = smithy::parse(&text, &mut diagnostics).filter(|_| !diagnostics.has_errors());
    let Some(parsed) = parsed else {
        complain(&format!("{} is not a model that can be read; left out", model.display()));
        return Ok(None);
    };
    let start = Instant::now();
    let patterns = Patterns::new(&uses(&parsed, parsed.shapes.values()));
    complain(&format!("{} compiled in {} ms", model.display(), start.elapsed().as_millis()));
    Ok(Some(patterns))
}

impl Totals {
    /// Counts a pattern, and gives its row of the table.
    fn add(&mut self, named: &Named<'_>) -> String {
        self.patterns += 1;
        let name = named.name;
        let compiled = match named.compiled {
            Ok(compiled) => compiled,
            Err(reason) => {
                *self.uncompiled.entry(reason.to_string()).or_default() += 1;
                return format!("{name:40} not compiled: {reason}");
            }
        };
        let states = compiled.parts.iter().filter_map(|part| match &part.machine {
            Machine::Dfa(dfa) => Some(dfa.states),
            Machine::Chars { .. } => None,
        });
        let states: Vec<String> = states.map(|states| states.to_string()).collect();
        let bytes = compiled.table_bytes();
        self.bytes += bytes;
        let form = if states.is_empty() { "loop" } else { "DFA" };
        *(if states.is_empty() { &mut self.loops } else { &mut self.automata }) += 1;
        format!("{name:40} {form:4} {:>9} states {bytes:>6} bytes", states.join(" + "))
    }

    fn text(&self) -> String {
        let Self { patterns, loops, automata, bytes, uncompiled } = self;
        let mut text = format!("{patterns} patterns: {loops} loops, {automata} DFAs, {bytes} bytes of tables");
        for (reason, count) in uncompiled {
            text += &format!("; {count} not compiled because {reason}");
        }
        text
    }
}
