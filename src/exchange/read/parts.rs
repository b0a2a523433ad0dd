//! The XML parts in the box of a workbook, read for what the library that reads its values does not tell.

use std::io::{BufReader, Cursor};
use std::ops::ControlFlow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::prelude::*;

/// The parts of a workbook by their names.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// What is found in a part, in its order; an empty element begins and ends.
pub(super) enum Found<'a> {
    Begin(&'a BytesStart<'a>),
    End(&'a str),
    Text(&'a str),
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Reason::ReadDamaged)?;
        Ok(Parts { archive })
    }

    /// Goes through a part until its end or until `each` breaks off. A part that is not there holds nothing.
    pub(super) fn walk(
        &mut self,
        part: &str,
        mut each: impl FnMut(Found<'_>) -> Result<ControlFlow<()>, Reason>,
    ) -> Result<(), Reason> {
        // Some programs write the names with other capitals.
        let name = self.archive.file_names().flatten().find(|name| name.eq_ignore_ascii_case(part));
        let Some(name) = name.map(std::borrow::Cow::into_owned) else { return Ok(()) };
        let file = self.archive.by_name(&name).map_err(|_| Reason::ReadDamaged)?;
        let mut xml = Reader::from_reader(BufReader::new(file));
        let config = xml.config_mut();
        (config.check_end_names, config.expand_empty_elements) = (false, true);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let flow = match xml.read_event_into(&mut buffer).map_err(|_| Reason::ReadDamaged)? {
                Event::Start(element) => each(Found::Begin(&element))?,
                Event::End(element) => each(Found::End(element.name().as_ref()))?,
                Event::Text(text) => each(Found::Text(&text))?,
                Event::Eof => return Ok(()),
                _ => continue,
            };
            if flow.is_break() {
                return Ok(());
            }
        }
    }
}

/// The value of an attribute by its full name; `None` when it has none.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Reason> {
    let found = element.try_get_attribute(name).map_err(|_| Reason::ReadDamaged)?;
    let value = found.map(|found| found.normalized_value(XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned));
    value.transpose().map_err(|_| Reason::ReadDamaged)
}

/// The value of an attribute that is a number from 0.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<u32>, Reason> {
    attribute(element, name)?.map(|text| text.trim().parse().map_err(|_| Reason::ReadDamaged)).transpose()
}
