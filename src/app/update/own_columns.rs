//! Which columns each pane shows for whoever works here, kept for their screen.

use serde_json::{Value as Json, json};

use crate::app::layers::Layer;
use crate::app::layers::column_chooser::{ChoosableColumn, ColumnChooser};
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::columns::{Column, columns};
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::FieldType;

/// The cells that a column takes that is not shown usually.
fn usual_width(column: &Column) -> u16 {
    match column.ty {
        FieldType::Day => 10,
        FieldType::Text(_) | FieldType::Ref(_) | FieldType::WhatChanged => 18,
        FieldType::Choice(_) | FieldType::WorkDays => 12,
        _ => 8,
    }
}

impl App {
    /// Takes in the columns that were chosen before.
    pub fn bring_columns(&mut self, kept: Vec<(String, String)>) {
        for (name, text) in kept {
            let kept: Option<Json> = serde_json::from_str(&text).ok();
            if let Some((id, own)) = PaneId::named(&name).and_then(|id| Some((id, id.columns_kept(&kept?)?))) {
                self.views.pane_mut(id).own_columns = own;
            }
        }
    }

    /// Shows which columns the focused pane has; in lanes there are none to choose.
    pub(in crate::app) fn choose_columns(&mut self) {
        let Some(pane) = self.focused().filter(|pane| pane.id.spec().lanes.is_none()) else { return };
        let strip = &pane.shape.columns;
        let seen = |name: &str| strip.columns.iter().chain(&strip.hidden).any(|(known, _)| *known == name);
        let of = |(name, width): &(&'static str, u16), is_shown| ChoosableColumn { name, width: *width, is_shown };
        let kind = pane.query.kind;
        let others =
            columns(kind).iter().filter(|column| !seen(column.name) && pane.id.spec().within != Some(column.name));
        let others = others.map(|column| of(&(column.name, usual_width(column)), false));
        let shown = strip.columns.iter().map(|column| of(column, true));
        let hidden = strip.hidden.iter().map(|column| of(column, false));
        let columns = shown.chain(hidden).chain(others).collect();
        let cursor = pane.column_place();
        self.layers.push(Layer::Columns(ColumnChooser { pane: pane.id, columns, cursor }));
    }

    /// Shows these columns in a pane from now on, without any the usual ones, and keeps that.
    pub(super) fn keep_columns(&mut self, id: PaneId, own: Vec<(&'static str, u16)>) {
        let text = (!own.is_empty()).then(|| json!(own).to_string());
        self.views.pane_mut(id).own_columns = own;
        self.effect(Effect::Keep(ScreenItem::Columns, id.name(), text));
    }
}
