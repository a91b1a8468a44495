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
    bool hasPower;
    /// <summary>Who and what the tick stands for: another person, or another power, needs a tick of its own.</summary>
    Representation? seen;
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
        reach = Known?.Power?.Reach ?? PowerScope.WholeCase;
        seen = Known?.Power is { IsVerified: true } ? Known : null;
        points.UnionWith(Known?.Power?.Points ?? []);
    }

    bool IsVerified => seen is not null && Typed.IsAsSeenIn(seen);

    bool IsVerifiedBefore => Known is { Power.IsVerified: true } && Typed.IsAsSeenIn(Known);

    string VerifiedHint => (seen, IsVerified) switch
    {
        (not null, false) => T["CaseFile.Form.VerifiedFell"],
        (_, true) when IsVerifiedBefore && Known!.Power is { VerifiedBy: { } by, VerifiedOn: { } day } => T["CaseFile.Form.VerifiedBy", Office.NameOf(by), Words.Date(day)],
        _ => T["CaseFile.Form.VerifiedHint"],
    };

    void Verify(bool on) => seen = on ? Typed : null;

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
        var verification = IsVerified && !IsVerifiedBefore ? new Verification(User.Required.Id, today) : null;
        if (dossier.SetRepresentation(Typed, verification) is { } refused) return refused;
        return PartyFlags.Follow(it, dossier, today);
    });

    /// <summary>Who verified it first stays named, as long as it is the same power.</summary>
    Representation Typed
    {
        get
        {
            var verified = seen is null ? null : Known?.Power;
            return new(Guid.CreateVersion7(), PlainText.Clean(name) ?? "", PlainText.Clean(phone), PlainText.Clean(email),
                hasPower ? new(PlainText.Clean(scope) ?? "", from ?? default, to, revokedOn, verified?.VerifiedBy, verified?.VerifiedOn,
                    reach ?? PowerScope.WholeCase, reach is PowerScope.NamedPoints ? [.. points.Order()] : null) : null,
                PlainText.Clean(address, multiline: true));
        }
    }
}
