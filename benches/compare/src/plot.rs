//! The plots: bars relative to those of the official SDK, with the numbers above them.

use std::path::Path;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::Result;
use crate::clients::{CLIENTS, Client, Kind, OFFICIAL, WORK};
use crate::results::Results;
use crate::statistics::Spread;

const WIDTH: u32 = 960;
const HEIGHT: u32 = 380;
/// The space above, below and beside the bars.
const TOP: f64 = 78.0;
const BOTTOM: f64 = 40.0;
const SIDE: f64 = 24.0;

/// The colours of the clients, which people with colour blindness can distinguish.
const COLOURS: [RGBColor; CLIENTS.len()] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(160, 160, 160),
];

/// Bars that stand together: a value of each client, if it has one.
struct Group {
    title: String,
    values: [Option<f64>; CLIENTS.len()],
}

impl Group {
    fn new(title: &str, value: impl Fn(&Client) -> Option<f64>) -> Self {
        Self { title: title.to_owned(), values: std::array::from_fn(|index| value(&CLIENTS[index])) }
    }

    /// The value with which the others are compared.
    fn base(&self) -> Option<f64> {
        let official = CLIENTS.iter().position(|client| client.package == OFFICIAL)?;
        self.values[official].filter(|base| *base > 0.0)
    }
}

/// Writes all plots.
pub(crate) fn write(folder: &Path, results: &Results) -> Result<()> {
    let cpu = |client: &Client, work: &str| {
        Some(Spread::of(results.rounds(client.package, work).iter().map(|cost| cost.cpu_us))?.median)
    };
    let (mut calls, mut codec) = (Vec::new(), Vec::new());
    for work in &WORK {
        let (groups, title) = match work.kind {
            Kind::Calls { operation, at_once } => {
                let operation = match operation {
                    "get" => "Get",
                    "create" => "Create",
                    _ => "List 100",
                };
                (&mut calls, format!("{operation}, {at_once} at once"))
            }
            Kind::Codec => (&mut codec, work.title.to_owned()),
        };
        groups.push(Group::new(&title, |client| cpu(client, work.name)));
    }
    let program = |client: &Client| results.program(client.package).filter(|_| client.is_complete);
    let builds = [
        Group::new("crates", |client| Some(program(client)?.crates as f64)),
        Group::new("CPU of a cold release build, s", |client| Some(results.build(client.package)?.cold_cpu_s)),
        Group::new("stripped program, MB", |client| Some(program(client)?.bytes as f64 / 1e6)),
    ];
    draw(&folder.join("calls.svg"), "CPU of a call in µs, relative to the official SDK (less is better)", &calls)?;
    draw(
        &folder.join("codec.svg"),
        "CPU of decoding and encoding in µs, relative to the official SDK (less is better)",
        &codec,
    )?;
    draw(&folder.join("builds.svg"), "Building, relative to the official SDK (less is better)", &builds)
}

fn draw(file: &Path, title: &str, groups: &[Group]) -> Result<()> {
    let area = SVGBackend::new(file, (WIDTH, HEIGHT)).into_drawing_area();
    area.fill(&WHITE)?;
    let text = |size: u32, at: HPos| ("sans-serif", size).into_font().color(&BLACK).pos(Pos::new(at, VPos::Center));
    area.draw(&Text::new(title, at(SIDE, 22.0), text(20, HPos::Left)))?;
    let groups: Vec<&Group> = groups.iter().filter(|group| group.base().is_some()).collect();
    let drawn = |index: usize| groups.iter().any(|group| group.values[index].is_some());
    let mut x = SIDE;
    for (index, client) in CLIENTS.iter().enumerate().filter(|(index, _)| drawn(*index)) {
        area.draw(&Rectangle::new([at(x, 42.0), at(x + 12.0, 54.0)], COLOURS[index].filled()))?;
        area.draw(&Text::new(client.title, at(x + 18.0, 48.0), text(15, HPos::Left)))?;
        x += 44.0 + 8.0 * client.title.len() as f64;
    }

    let highest = groups.iter().flat_map(|group| relative(group)).flatten().fold(1.0, f64::max);
    let ground = f64::from(HEIGHT) - BOTTOM;
    let height = ground - TOP - 14.0;
    let y = |value: f64| ground - value / highest * height;
    let group_width = (f64::from(WIDTH) - 2.0 * SIDE) / groups.len().max(1) as f64;
    for (group, number) in groups.iter().zip(0_u32..) {
        let left = SIDE + group_width * f64::from(number);
        let bars: Vec<(usize, f64)> =
            relative(group).into_iter().enumerate().filter_map(|(index, value)| Some((index, value?))).collect();
        let bar_width = (group_width * 0.86 / bars.len().max(1) as f64).min(52.0);
        let start = left + (group_width - bar_width * bars.len() as f64) / 2.0;
        for ((index, value), position) in bars.into_iter().zip(0_u32..) {
            let x = start + bar_width * f64::from(position);
            area.draw(&Rectangle::new(
                [at(x + 1.0, y(value)), at(x + bar_width - 1.0, ground)],
                COLOURS[index].filled(),
            ))?;
            let number = group.values[index].map(label).unwrap_or_default();
            area.draw(&Text::new(number, at(x + bar_width / 2.0, y(value) - 8.0), text(13, HPos::Center)))?;
        }
        area.draw(&Text::new(
            group.title.as_str(),
            at(left + group_width / 2.0, ground + 16.0),
            text(15, HPos::Center),
        ))?;
    }
    area.draw(&PathElement::new([at(SIDE, ground), at(f64::from(WIDTH) - SIDE, ground)], BLACK))?;
    area.present()?;
    Ok(())
}

/// The values relative to the base.
fn relative(group: &Group) -> [Option<f64>; CLIENTS.len()] {
    group.values.map(|value| Some(value? / group.base()?))
}

fn label(value: f64) -> String {
    if value >= 10.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// A point of the picture in whole pixels.
fn at(x: f64, y: f64) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}
