// Something was given to a department: what, to whom, why, how and when. With the citizen's no the form only says why not.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class DisclosureForm
{
    readonly HashSet<DisclosedContent> what = [];
    IReadOnlyList<FieldError> errors = [];
    DisclosurePurpose? why;
    Channel? channel = Channel.DigitalPost;
    DateOnly? on;
    string? to, problem, remark;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    IReadOnlyList<Option<string>> Departments => [.. Office.Departments.Where(d => d.IsActive).Select(d => new Option<string>(d.Code, d.Name))];

    protected override void OnInitialized() => (to, on) = (Seen.Department?.Value, Clock.DanishToday);

    void Choose(DisclosedContent kind, bool chosen)
    {
        if (chosen) what.Add(kind);
        else what.Remove(kind);
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (what.Count == 0) found.Add(new("disclosed-what", T["Refusal.NothingDisclosed.Why"]));
        if (Departments.All(d => d.Value != to)) found.Add(new("disclosed-to", T["CaseFile.Form.Department.Missing"]));
        if (why is null) found.Add(new("disclosed-why", T["CaseFile.Form.Disclose.Why.Missing"]));
        if (on is null) found.Add(new("disclosed-on", problem ?? T["Moves.Missing.Date"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.Disclose(new Disclosure(new(to!), [.. what.Order()], why!.Value, channel!.Value, on!.Value), today),
        new Written("disclosed-remark", NoteKind.DisclosureRemark, remark));
}
