// What keeps a call from being saved, what can wait, and what to look at again.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.Intake;

static class CallCheck
{
    /// <summary>The ids of fields by the names that the desk gives them.</summary>
    static readonly Dictionary<string, string> FieldIds = new()
    {
        ["summary"] = "summary", ["caller.name"] = "name", ["caller.phone"] = "phone", ["caller.email"] = "email", ["caller.cpr"] = "cpr",
        ["caller.address"] = "address", ["representative.name"] = "rep-name", ["representative.phone"] = "rep-phone", ["department"] = "department",
        ["points"] = "theme-1", ["closedByMunicipalityOn"] = "closed", ["receivedOn"] = "received", ["callBackOn"] = "call-back",
        ["decisionReceivedOn"] = "decision", ["appealBody"] = "appeal-body",
    };

    public static List<FieldError> Errors(CallForm form, IStringLocalizer<Texts> t)
    {
        List<FieldError> errors = [];
        if (!form.HasCaller) errors.Add(new("phone", t["Intake.Error.Caller"]));
        if (form.Cpr is { Length: > 0 } cpr && !CprNumber.TryParse(cpr, out _)) errors.Add(new("cpr", t["Intake.Error.Cpr"]));
        if (string.IsNullOrWhiteSpace(form.Summary)) errors.Add(new("summary", t["Intake.Error.Summary"]));
        if (form.ClosedProblem is { } closed) errors.Add(new("closed", closed));
        if (form.DecisionProblem is { } decision) errors.Add(new("decision", decision));
        if (form.SpeaksForOther && string.IsNullOrWhiteSpace(form.RepresentativeName)) errors.Add(new("rep-name", t["Intake.Error.Representative"]));
        if (form.ReceivedProblem is { } received && form.Channel is not Channel.Phone) errors.Add(new("received", received));
        if (form.CallBackProblem is { } callBack) errors.Add(new("call-back", callBack));
        return errors;
    }

    /// <summary>The desk's "no", field by field.</summary>
    public static List<FieldError> Errors(Refusal.InvalidInput refused, IStringLocalizer<Texts> t) =>
        [.. refused.Problems.Select(p => new FieldError(FieldIds.GetValueOrDefault(p.Field, "summary"), t[$"Intake.Problem.{p.Problem}", p.Limit ?? 0])).DistinctBy(e => e.FieldId)];

    /// <summary>Keys of what nobody has asked about yet.</summary>
    public static IEnumerable<string> CanWait(CallForm form)
    {
        if (!form.Anonymous)
        {
            if (string.IsNullOrWhiteSpace(form.Name)) yield return "Name";
            if (string.IsNullOrWhiteSpace(form.Phone) && string.IsNullOrWhiteSpace(form.Email) && string.IsNullOrWhiteSpace(form.Address)) yield return "Reach";
            if (string.IsNullOrWhiteSpace(form.Cpr)) yield return "Cpr";
        }
        if (form.Kind is null) yield return "Kind";
        if (form.Elsewhere is null) yield return "Elsewhere";
        if (string.IsNullOrEmpty(form.Department)) yield return "Department";
        if (form.Kind is HelpKind.Complaint && form.Topic is null) yield return "Topic";
        if (form.Kind is HelpKind.ExplainDecision or HelpKind.Complaint or HelpKind.ComplaintWording or HelpKind.Reopening)
        {
            if (form.ClosedOn is null) yield return "Closed";
            if (form.DecisionOn is null) yield return "DecisionOn";
            yield return "Decision";
        }
        if (form is { SpeaksForOther: true, HasPower: false }) yield return "Power";
    }

    /// <summary>A hint about the number, never a no: key of the text, and the birth date where it is shown.</summary>
    public static string? CprHint(CallForm form, IStringLocalizer<Texts> t) =>
        !CprNumber.TryParse(form.Cpr, out var number) ? null
        : number.IsSubstitute ? t["Intake.Cpr.Substitute", Words.Date(number.BirthDate)].Value
        : number.MayBeMistyped ? t["Intake.Cpr.Modulus"].Value
        : null;

    public static bool HasCprInText(CallForm form) => form.Summary is { } text && CprNumber.FindIn(text).Count > 0;
}
