// Who speaks for the citizen, and with which power of attorney.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class RepresentationForm
{
    IReadOnlyList<FieldError> errors = [];
    readonly HashSet<int> points = [];
    string? name, phone, email, address, scope, fromProblem, toProblem, revokedProblem;
    bool hasPower, verified;
    PowerScope? reach;
    DateOnly? from, to, revokedOn;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>Null: nobody speaks for the citizen yet.</summary>
    [Parameter] public Representation? Known { get; set; }

    protected override void OnInitialized()
    {
        (name, phone, email, address, hasPower) = (Known?.Name, Known?.Phone, Known?.Email, Known?.Address, Known?.Power is not null);
        (scope, from, to, revokedOn) = (Known?.Power?.Scope, Known?.Power?.From ?? Clock.DanishToday, Known?.Power?.To, Known?.Power?.RevokedOn);
        (verified, reach) = (Known?.Power?.IsVerified is true, Known?.Power?.Reach ?? PowerScope.WholeCase);
        points.UnionWith(Known?.Power?.Points ?? []);
    }

    string VerifiedHint => Known?.Power is { VerifiedBy: { } by, VerifiedOn: { } day }
        ? T["CaseFile.Form.VerifiedBy", Office.NameOf(by), Words.Date(day)]
        : T["CaseFile.Form.VerifiedHint"];

    void Choose(int point, bool chosen)
    {
        if (chosen) points.Add(point);
        else points.Remove(point);
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        found.Need("rep-name", name, T["CaseFile.Form.Name.Missing"]);
        if (hasPower)
        {
            found.Need("rep-scope", scope, T["CaseFile.Form.Scope.Missing"]);
            if (from is null) found.Add(new("rep-from", fromProblem ?? T["Moves.Missing.Date"]));
            if (toProblem is not null || to < from) found.Add(new("rep-to", toProblem ?? T["Problem.DateOutOfRange"]));
            if (reach is PowerScope.NamedPoints && points.Count == 0) found.Add(new("rep-points", T["CaseFile.Form.Reach.Missing"]));
            if (revokedProblem is not null) found.Add(new("rep-revoked", revokedProblem));
        }
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, dossier, today) =>
    {
        if (dossier.SetRepresentation(new(Guid.CreateVersion7(), PlainText.Clean(name) ?? "", PlainText.Clean(phone), PlainText.Clean(email),
            hasPower ? PowerOn(today) : null, PlainText.Clean(address, multiline: true))) is { } refused) return refused;
        return PartyFlags.Follow(it, dossier, today);
    });

    /// <summary>Who verified it first stays named; whoever ticks it now is named from now on.</summary>
    PowerOfAttorney PowerOn(DateOnly today)
    {
        var before = Known?.Power is { IsVerified: true } power ? power : null;
        return new(PlainText.Clean(scope) ?? "", from!.Value, to, revokedOn,
            verified ? before?.VerifiedBy ?? User.Required.Id : null, verified ? before?.VerifiedOn ?? today : null,
            reach ?? PowerScope.WholeCase, reach is PowerScope.NamedPoints ? [.. points.Order()] : null);
    }
}
