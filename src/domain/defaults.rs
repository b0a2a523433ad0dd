//! What a new store starts with: the numbers that law and programme set, each with its source, and the stages of
//! recruiting. They are the programme's, not the program's: an office sets others, and where a source says nothing the value
//! stays empty.

use super::choices::StageMeaning;
use super::days::Day;
use super::decimal::Decimal;
use super::id::Ids;
use super::kinds::{Parameter, Stage};
use super::record::{Kind, Record, Typed};
use super::value::UNSET_DAY;

/// The kinds of which a new store holds records.
pub const KINDS: [Kind; 2] = [Kind::Parameter, Kind::Stage];

/// A parameter that a new store starts with.
struct DefaultParameter {
    name: &'static str,
    /// In hundredths.
    value: Option<i64>,
    text: &'static str,
    /// First day on which it holds.
    from: Day,
    source: &'static str,
    /// A statute, B official page, C one secondary source, U unverified.
    certainty: &'static str,
}

const fn number(
    name: &'static str,
    value: Option<i64>,
    from: (i32, u32, u32),
    source: &'static str,
    certainty: &'static str,
) -> DefaultParameter {
    DefaultParameter { name, value, text: "", from: day(from), source, certainty }
}

/// A day that is written in this file. One that the calendar has not is an error of the build.
const fn day((year, month, day): (i32, u32, u32)) -> Day {
    let found = Day::from_ymd_opt(year, month, day);
    assert!(found.is_some(), "no day of the calendar");
    match found {
        Some(day) => day,
        None => UNSET_DAY,
    }
}

#[rustfmt::skip]
const PARAMETERS: &[DefaultParameter] = &[
    // The programme and how it counts.
    DefaultParameter { text: "Binnenwerk", ..number("programme_name", None, (2016, 12, 1), "Programma", "A") },
    number("job_hours", Some(2550), (2013, 1, 1), "Banenafspraak, nulmeting 2013: 25,5 verloonde uren per week", "A"),
    number("target_jobs", Some(150_000), (2016, 12, 1), "O&P Rijk, april 2024: het afgesproken aantal van 1500 Binnenwerk-banen", "B"),
    number("promise_days", Some(9200), (2016, 12, 1), "Programma: een toegezegde start binnen een kwartaal bezet een plaats", "U"),
    number("pilot_months", Some(1200), (2016, 12, 1), "UBR, november 2017: pilots duren in principe een jaar", "B"),
    number("full_time_hours", Some(3600), (2022, 4, 1), "CAO Rijk: volledige werkweek van 36 uur", "A"),
    // Wages, from which subsidies follow.
    number("minimum_wage_hour", Some(1406), (2025, 1, 1), "Wettelijk minimumloon per uur, 21 jaar en ouder", "B"),
    number("minimum_wage_hour", Some(1440), (2025, 7, 1), "Wettelijk minimumloon per uur, 21 jaar en ouder", "B"),
    number("minimum_wage_hour", Some(1471), (2026, 1, 1), "Wettelijk minimumloon per uur, 21 jaar en ouder", "B"),
    number("reference_month_wage", Some(229_440), (2026, 1, 1), "Referentiemaandloon, 1 januari 2026", "B"),
    number("reference_month_wage", Some(233_700), (2026, 7, 1), "Referentiemaandloon, 1 juli 2026", "C"),
    number("holiday_percent", Some(800), (2025, 1, 1), "Vakantiebijslag 8%, Participatiewet artikel 10d lid 4", "A"),
    // Wage-cost subsidy (LKS).
    number("lks_employer_charges", Some(2350), (2021, 1, 1), "Regeling loonkostensubsidie Participatiewet 2021", "C"),
    number("lks_employer_charges", Some(2500), (2026, 7, 1), "Rekenmodel overheid met datum 1 juli 2026; in strijd met de Regeling 2021, controleer", "C"),
    number("lks_cap_percent", Some(7000), (2025, 1, 1), "Participatiewet artikel 10d lid 4: hoogstens 70% van WML en vakantiebijslag", "A"),
    number("lks_flat_percent", Some(5000), (2025, 1, 1), "Participatiewet artikel 10d lid 5: 50% bij de start", "A"),
    number("lks_flat_months", Some(600), (2025, 1, 1), "Participatiewet artikel 10d lid 5: hoogstens de eerste 6 maanden", "A"),
    number("lks_request_months", Some(600), (2025, 1, 1), "Participatiewet artikel 10d lid 2: binnen 6 maanden na de start", "A"),
    // Wage-cost benefit (LKV).
    number("lkv_hour", Some(101), (2024, 1, 1), "Wet tegemoetkomingen loondomein: 1,01 per verloond uur", "A"),
    number("lkv_year_most", Some(200_000), (2024, 1, 1), "Wet tegemoetkomingen loondomein: hoogstens 2.000 per jaar", "A"),
    number("lkv_years_most", Some(300), (2018, 1, 1), "Wet tegemoetkomingen loondomein artikel 2.12: hoogstens 3 jaar vanaf de start", "A"),
    number("lkv_years_most", Some(10_000), (2026, 1, 1), "Wet banenafspraak: zolang het dienstverband duurt (100 jaar staat voor: zonder grens)", "B"),
    // Other instruments.
    number("dispensation_months_least", Some(600), (2019, 1, 1), "UWV: loondispensatie van 6 maanden", "B"),
    number("dispensation_months_most", Some(6000), (2019, 1, 1), "UWV: loondispensatie tot 5 jaar, te verlengen", "B"),
    number("coach_request_weeks", Some(400), (2024, 1, 1), "UWV: jobcoachvoorziening begint hoogstens 4 weken voor de aanvraag", "B"),
    number("coach_period_months", Some(1200), (2024, 1, 1), "UWV: jobcoachvoorziening voor 1 jaar, te verlengen met een jaar", "B"),
    number("trial_months", Some(200), (2024, 1, 1), "UWV: proefplaatsing van in de regel 2 maanden", "B"),
    number("trial_months_most", Some(600), (2024, 1, 1), "UWV: proefplaatsing van in de regel 2, hoogstens 6 maanden", "B"),
    // The quota, which is not in force as far as known.
    number("quota_in_force", Some(0), (2018, 1, 1), "Activering voor de overheid in 2018, nooit geheven voor zover bekend: 1 zet de berekening aan", "B"),
    number("quota_percent", Some(193), (2018, 1, 1), "Quotumpercentage overheid 2018", "A"),
    number("quota_percent", Some(258), (2026, 1, 1), "Quotumpercentage 2026; voor welke sector is onduidelijk", "C"),
    number("quota_levy", Some(500_000), (2018, 1, 1), "Wfsv artikel 38h lid 4: EUR 5.000 per plaats", "A"),
    number("quota_mean_hours", None, (2018, 1, 1), "Wfsv artikel 38h lid 3: gemiddelde verloonde uren per jaar, niet gevonden", "U"),
    // Guidance and absence.
    number("contact_days", Some(3000), (2016, 12, 1), "Programma: eens per maand contact", "U"),
    number("contact_days_standstill", Some(300), (2020, 3, 1), "Programma: bij stilstand ongeveer twee keer per week contact", "B"),
    number("absence_join_days", Some(2800), (2004, 1, 1), "Burgerlijk Wetboek 7:629 lid 10: verzuim binnen vier weken telt als een geheel", "U"),
    number("absence_week_problem_analysis", Some(600), (2021, 6, 1), "Poortwachterschema O&P Rijk, juni 2021: probleemanalyse in week 6", "B"),
    number("absence_week_action_plan", Some(800), (2021, 6, 1), "Poortwachterschema O&P Rijk, juni 2021: plan van aanpak in week 8", "B"),
    number("absence_week_benefit_notice", Some(4200), (2021, 6, 1), "Poortwachterschema O&P Rijk, juni 2021: melding aan UWV in week 42", "B"),
    number("absence_week_first_year", Some(5200), (2021, 6, 1), "Poortwachterschema O&P Rijk, juni 2021: eerstejaarsevaluatie in week 52", "B"),
    number("absence_week_benefit_letter", Some(8800), (2021, 6, 1), "Poortwachterschema O&P Rijk, juni 2021: brief van UWV in week 88", "B"),
    number("absence_week_benefit_decision", Some(10_400), (2021, 6, 1), "Poortwachterschema O&P Rijk, juni 2021: besluit van UWV in week 104", "B"),
    number("survey_least_answers", Some(500), (2016, 12, 1), "Programma: geen cijfer bij minder dan 5 antwoorden", "U"),
    // Taking people into service.
    number("first_contract_months", Some(1200), (2016, 12, 1), "Programma: het eerste contract is voor een jaar", "U"),
    // How long is kept what is held on people.
    number("candidate_keep_weeks", Some(400), (2018, 5, 25), "Autoriteit Persoonsgegevens: 4 weken na de procedure", "B"),
    number("candidate_consent_months", Some(1200), (2018, 5, 25), "Autoriteit Persoonsgegevens: met toestemming hoogstens een jaar", "B"),
    // How many days ahead the agenda shows what is due, for each kind of thing.
    number("window_contract", Some(6000), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_pilot", Some(9000), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_instrument", Some(4200), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_register", Some(3000), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_absence", Some(1400), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_contact", Some(300), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_certificate", Some(6000), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_signal", Some(700), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_candidate", Some(1400), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_chance", Some(1400), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_trial", Some(2100), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_standstill", Some(1400), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
    number("window_vacancy", Some(1400), (2016, 12, 1), "Programma: dagen vooruit in de agenda", "U"),
];

/// The stages, in their order: name and meaning.
const STAGES: &[(&str, StageMeaning)] = &[
    ("Voorselectie", StageMeaning::Preselection),
    ("Intake", StageMeaning::Intake),
    ("Kennismaking", StageMeaning::Meeting),
    ("Proefplaatsing", StageMeaning::TrialPlacement),
    ("Aanbod", StageMeaning::Offer),
    ("Geplaatst", StageMeaning::Placed),
    ("Afgewezen", StageMeaning::Rejected),
    ("Teruggetrokken", StageMeaning::Withdrawn),
];

/// The records a new store starts with.
pub fn records(ids: &mut dyn Ids) -> Vec<Record> {
    let mut records = Vec::new();
    for first in PARAMETERS {
        records.push(Record::Parameter(Parameter {
            name: first.name.to_owned(),
            value: first.value.map(Decimal::from_hundredths),
            text: first.text.to_owned(),
            from: first.from,
            source: first.source.to_owned(),
            certainty: first.certainty.to_owned(),
            ..Parameter::blank(ids.next_id())
        }));
    }
    for (position, (name, meaning)) in (1..).zip(STAGES) {
        let id = ids.next_id();
        records.push(Record::Stage(Stage {
            name: (*name).to_owned(),
            meaning: *meaning,
            position,
            ..Typed::blank(id)
        }));
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::Choice;
    use crate::domain::id::CountedIds;

    #[test]
    fn what_a_store_starts_with_is_sound_and_of_these_kinds() {
        for record in records(&mut CountedIds::after(1)) {
            record.check().expect("a sound record");
            assert!(KINDS.contains(&record.kind()));
        }
    }

    #[test]
    fn every_meaning_of_a_stage_has_one() {
        assert_eq!(STAGES.iter().map(|(_, meaning)| meaning.name()).collect::<Vec<_>>(), StageMeaning::NAMES);
    }

    #[test]
    fn no_parameter_has_two_values_from_one_day() {
        for (at, one) in PARAMETERS.iter().enumerate() {
            assert!(PARAMETERS.iter().skip(at + 1).all(|other| (one.name, one.from) != (other.name, other.from)));
        }
    }
}
