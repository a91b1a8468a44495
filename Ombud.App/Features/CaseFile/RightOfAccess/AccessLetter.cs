// The answer to a request for access as a letter: what is held, case by case, and what the law wants told with it.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.RightOfAccess;

sealed class AccessLetter(IStringLocalizer<Texts> t, OfficeData office)
{
    readonly List<PaperPart> parts = [];

    public Paper Write(AccessAnswer answer, string officeName)
    {
        Say(t["CaseFile.Access.Intro", Words.Date(answer.RequestedOn), officeName, Words.Date(answer.AnsweredOn)]);
        Say(t[answer.Cases.Count == 1 ? "CaseFile.Access.Intro.One" : "CaseFile.Access.Intro.Many", string.Join(", ", answer.Cases.Select(c => c.Number))]);
        if (answer.LeftOut > 0) Say(t[answer.LeftOut == 1 ? "CaseFile.Access.Intro.LeftOutOne" : "CaseFile.Access.Intro.LeftOut", answer.LeftOut]);
        if (answer.IsMasked) Say(t["CaseFile.Access.Intro.Masked"]);
        if (answer.FurtherCases > 0) Say(t["CaseFile.Access.Intro.Further", answer.FurtherCases]);
        foreach (var one in answer.Cases) Tell(one);
        Head(t["CaseFile.Access.Law"]);
        foreach (var part in (string[])["Why", "Basis", "Kinds", "To", "Kept", "Rights", "Complaint"])
        {
            Head(t[$"CaseFile.Access.Law.{part}"], level: 2);
            Say(t[$"CaseFile.Access.Law.{part}.Text", answer.LogKeptYears]);
            if (part is "To" && answer.StaysInEu is true) Say(t["CaseFile.Access.Law.To.StaysInEu"]);
        }
        return new(t["CaseFile.Access.Title"], officeName, [.. parts]);
    }

    void Tell(AnsweredCase it)
    {
        Head(t["CaseFile.Access.Case", it.Number, t.Word(it.Kind)]);
        if (it.Unreadable > 0) Say(t["CaseFile.Access.Unreadable", it.Unreadable]);
        Head(t["CaseFile.Access.You"], level: 2);
        Say(t["CaseFile.Access.You.Source", t.SourceOf(Domain.Dossiers.DocumentSource.Citizen, it.Representation is not null), t.Word(it.Channel), Words.Date(it.ReceivedOn)]);
        Facts(t["CaseFile.Access.You"], YouOf(it));
        Head(t["CaseFile.Access.Handling"], level: 2);
        Facts(t["CaseFile.Access.Handling"], HandlingOf(it));
        Table("Objections", it.Objections, [22, 22, 22, 34], o => [Day(o.On) ?? "", o.Through is { } through ? t.Word(through) : "", Day(o.WithdrawnOn) ?? "", ToldOf(o)]);
        Table("Points", it.Points, [34, 36, 30], p => [PointOf(p), t.VerdictOn(p), t.OutcomeOf(p)]);
        Table("History", it.History, [24, 76], e => [Moment(e.At), t.Say(e.Event, office).ToString()]);
        Table("Notes", it.Notes, [24, 20, 56], n => [NoteOf(n), Begin(t.SourceOf(n.Source, it.Representation is not null)), n.Text ?? t["CaseFile.Access.LeftOut"]]);
        Table("Letters", it.Letters, [24, 24, 52], l => [$"{t.Word(l.Kind)}, {Moment(l.At)}", CopiesOf(l), l.Text ?? t["CaseFile.Access.LeftOut"]]);
        Table("Documents", it.Documents, [56, 24, 20], d => [d.Name ?? t["CaseFile.Access.LeftOut"], Begin(t.SourceOf(d.Source, it.Representation is not null)), Words.Date(d.On)]);
        if (it.Documents.Count > 0) Say(t["CaseFile.Access.Documents.Copies"]);
        Table("Disclosures", it.Disclosures, [18, 26, 36, 20], d => [Words.Date(d.On), t.RecipientOf(d), string.Join(", ", d.What.Select(what => t.Word(what))), t.WhyAndHow(d)]);
        Table("Looks", it.Looks, [20, 30, 28, 22], l => [Moment(l.At), t.What(l), t.Why(l), t.RoleOf(l)]);
    }

    string CopiesOf(AnsweredLetter letter) => letter.Copies.Count == 0
        ? t["CaseFile.Letters.Draft"]
        : string.Join("; ", letter.Copies.Select(c => $"{t.Word(c.To)}, {t.Word(c.Channel)}{(c.LeftOn is { } on ? $", {Words.Date(on)}" : "")}"));

    IEnumerable<(string Key, string? Value)> YouOf(AnsweredCase it) =>
    [
        ("Name", it.Party.Name), ("Cpr", it.Party.Cpr is { Length: 10 } cpr ? $"{cpr[..6]}-{cpr[6..]}" : it.Party.Cpr),
        ("Phone", it.Party.Phone), ("Email", it.Party.Email), ("Address", it.Party.Address),
        ("Anonymous", it.Party.Anonymous ? t["CaseFile.Access.Yes"].Value : null),
        ("ObjectedOn", it.Party.ObjectedOn is { } objected ? Words.Date(objected) : null),
        ("Protected", it.Party.AddressProtectedUntil is { } until ? Words.Date(until) : null),
        ("Representation", it.Representation is { } other ? PowerOf(other) : null),
        ("Companion", it.HasCompanion ? t["CaseFile.Access.Companion"].Value : null),
    ];

    string ToldOf(Objection objection) => objection is { ToldOn: { } told, ToldBy: { } by } ? $"{Words.Date(told)}, {t.Word(by)}" : "";

    string PowerOf(AnsweredRepresentation other) => other switch
    {
        { PowerFrom: null } => t["CaseFile.Access.Power.None"],
        { PowerFrom: { } from, PowerUntil: { } until } => t["CaseFile.Access.Power.FromTo", Words.Date(from), Words.Date(until)],
        { PowerFrom: { } from } => t["CaseFile.Access.Power.From", Words.Date(from)],
    };

    IEnumerable<(string Key, string? Value)> HandlingOf(AnsweredCase it) =>
    [
        ("Received", $"{Words.Date(it.ReceivedOn)}, {t.Word(it.Channel)}"), ("Department", it.Department), ("References", it.References.Count > 0 ? string.Join(", ", it.References) : null),
        ("State", t["CaseFile.Access.State.Since", t.Word(it.State), Words.Date(it.StateSince)]),
        ("Due", Day(it.DueOn)), ("Told", Day(it.ToldOn)), ("Answered", Day(it.AnsweredOn)), ("Concluded", Day(it.ConcludedOn)),
        ("Flags", it.Flags.Count > 0 ? string.Join(", ", it.Flags.Select(flag => t.Word(flag))) : null),
        ("Sensitive", it.SensitiveCategories.Count > 0 ? t.Names(it.SensitiveCategories.Aggregate((all, one) => all | one)) : null),
    ];

    static string? Day(DateOnly? day) => day is { } known ? Words.Date(known) : null;

    /// <summary>With the year, also in the year in which it is written: a letter is read later.</summary>
    static string Moment(DateTimeOffset at) => at.InDenmark.ToString("dd.MM.yyyy HH.mm", CultureInfo.InvariantCulture);

    string PointOf(AnsweredPoint point) => string.Join('\n', new[]
    {
        $"{point.Number}. {t.Word(point.Theme)}",
        point.Topic is { } topic ? t.Word(topic) : null,
        point.ClosedByMunicipalityOn is { } closed ? t["CaseFile.Access.Closed", Words.Date(closed)].Value : null,
    }.Where(line => line is not null));

    string NoteOf(AnsweredNote note) => string.Join('\n', new[]
    {
        t.Word(note.Kind), Moment(note.At),
        note.Point is { } point ? t["CaseFile.Access.Note.Point", point].Value : null,
        note.CorrectsNoteOf is { } corrected ? t["CaseFile.Access.Note.Corrects", Moment(corrected)].Value : null,
    }.Where(line => line is not null));

    static string Begin(string words) => char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    void Facts(string caption, IEnumerable<(string Key, string? Value)> facts) => parts.Add(new PaperPart.Table(caption,
        [t["CaseFile.Access.Column.Fact"], t["CaseFile.Access.Column.Value"]], [32, 68],
        [.. facts.Where(fact => fact.Value is not null).Select(fact => (IReadOnlyList<string>)[t[$"CaseFile.Access.Fact.{fact.Key}"], fact.Value!])]));

    /// <summary>A heading with a table, or a sentence that there is nothing.</summary>
    void Table<T>(string key, IReadOnlyList<T> rows, IReadOnlyList<int> widths, Func<T, IReadOnlyList<string>> cells)
    {
        Head(t[$"CaseFile.Access.{key}"], level: 2);
        if (rows.Count == 0) Say(t[$"CaseFile.Access.{key}.None"]);
        else parts.Add(new PaperPart.Table(t[$"CaseFile.Access.{key}"], t[$"CaseFile.Access.{key}.Columns"].Value.Split('|'), widths, [.. rows.Select(cells)]));
    }

    void Head(string text, int level = 1) => parts.Add(new PaperPart.Heading(text, level));

    void Say(string text) => parts.Add(new PaperPart.Paragraph(text));
}
