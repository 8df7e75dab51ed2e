//! `patterns`: how the patterns of models are compiled.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use smithy_client_codegen::diagnostic::Diagnostics;
use smithy_client_codegen::patterns::{Machine, Named, Patterns, uses};
use smithy_client_codegen::smithy;

use crate::codegen::{MODEL, repository_path};
use crate::{print, print_error};

/// The totals for the patterns of one or more models.
#[derive(Debug, Default)]
struct Totals {
    patterns: usize,
    loops: usize,
    automata: usize,
    bytes: usize,
    /// The numbers of patterns that are not compiled, by reason.
    uncompiled: BTreeMap<String, usize>,
}

pub(crate) fn run(models: &[PathBuf]) -> Result<(), String> {
    let own = [repository_path(MODEL)];
    let models = if models.is_empty() { &own } else { models };
    let mut all = BTreeMap::new();
    for model in models {
        let Some(patterns) = read(model)? else { continue };
        print(&format!("{}:", model.display()));
        let mut totals = Totals::default();
        for named in patterns.by_name() {
            let row = totals.add(&named);
            print(&format!("  {row}  {}", named.source.escape_debug()));
        }
        print(&format!("  {}\n", totals.text()));
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
        print(&format!("all {} models, equal patterns counted once: {}", models.len(), totals.text()));
    }
    Ok(())
}

/// The patterns of a model. `None`, with a printed line, if the file is not a model.
fn read(model: &Path) -> Result<Option<Patterns>, String> {
    let text = fs::read_to_string(model).map_err(|error| format!("error: {}: {error}", model.display()))?;
    let mut diagnostics = Diagnostics::new();
    let parsed = smithy::parse(&text, &mut diagnostics).filter(|_| !diagnostics.has_errors());
    let Some(parsed) = parsed else {
        print_error(&format!("{} is not a valid model; left out", model.display()));
        return Ok(None);
    };
    let start = Instant::now();
    let patterns = Patterns::new(&uses(&parsed, parsed.shapes.values()));
    print_error(&format!("{} compiled in {} ms", model.display(), start.elapsed().as_millis()));
    Ok(Some(patterns))
}

impl Totals {
    /// Counts a pattern, and returns its row of the table.
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
