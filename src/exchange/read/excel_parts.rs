//! What the parts of an XLSX workbook tell beside its values: hidden rows and columns, and merged cells.

use std::collections::HashMap;
use std::ops::ControlFlow;

use quick_xml::events::BytesStart;

use super::beside::{Area, Beside};
use super::parts::{Found, Parts, attribute, number};
use super::prelude::*;

const FOLDER: &str = "xl/";

/// What is told of each sheet, by its name.
pub(super) fn beside(bytes: &[u8]) -> Result<HashMap<String, Beside>, Reason> {
    let mut parts = Parts::open(bytes)?;
    let mut targets: HashMap<String, String> = HashMap::new();
    parts.walk("xl/_rels/workbook.xml.rels", |found| {
        if let Found::Begin(element) = found
            && let (Some(id), Some(target)) = (attribute(element, "Id")?, attribute(element, "Target")?)
        {
            targets.insert(id, target);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let mut sheets: Vec<(String, String)> = Vec::new();
    parts.walk("xl/workbook.xml", |found| {
        let Found::Begin(element) = found else { return Ok(ControlFlow::Continue(())) };
        if element.local_name().as_ref() == "sheet" {
            let link = element.attributes().flatten().find(|about| about.key.local_name().as_ref() == "id");
            let target = link.and_then(|link| targets.get(&*link.value));
            sheets.extend(attribute(element, "name")?.zip(target.cloned()));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let mut told = HashMap::new();
    for (name, target) in sheets {
        let part = target.strip_prefix('/').map_or_else(|| format!("{FOLDER}{target}"), str::to_owned);
        told.insert(name, sheet(&mut parts, &part)?);
    }
    Ok(told)
}

fn sheet(parts: &mut Parts<'_>, part: &str) -> Result<Beside, Reason> {
    let (mut beside, mut row) = (Beside::default(), 0_u32);
    parts.walk(part, |found| {
        let Found::Begin(element) = found else { return Ok(ControlFlow::Continue(())) };
        match element.local_name().as_ref() {
            "row" => {
                // Without a number it is the one after the row before.
                row = number(element, "r")?.unwrap_or(row + 1);
                if let (true, Some(row)) = (is_hidden(element)?, row.checked_sub(1)) {
                    beside.hidden_rows.add(row, row);
                }
            }
            "col" if is_hidden(element)? => {
                let ends = number(element, "min")?.zip(number(element, "max")?);
                let ends = ends.and_then(|(first, last)| Some((first.checked_sub(1)?, last.checked_sub(1)?)));
                let (first, last) = ends.ok_or(Reason::ReadDamaged)?;
                beside.hidden_columns.add(first, last);
            }
            "mergeCell" => {
                let area = attribute(element, "ref")?.as_deref().and_then(area);
                beside.merged.push(area.ok_or(Reason::ReadDamaged)?);
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(beside)
}

fn is_hidden(element: &BytesStart<'_>) -> Result<bool, Reason> {
    Ok(attribute(element, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true"))
}

/// The area of a reference such as `B2:C5`.
fn area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some(Area { rows: (top, bottom), columns: (left, right) })
}

/// Row and column of a reference such as `B2`, from 0.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let value = letter.is_ascii_uppercase().then(|| u32::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}
