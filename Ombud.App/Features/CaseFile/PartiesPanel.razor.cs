// Who the case is about and who speaks for them; the full CPR number and a protected address only on request, which is logged by itself.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

public sealed partial class PartiesPanel
{
    string? shown, shownAddress;
    Dossier? before;

    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    /// <summary>Null while the page is not live yet.</summary>
    [Parameter, EditorRequired] public Dossier? Dossier { get; set; }
    [Parameter, EditorRequired] public EventCallback EditParty { get; set; }
    [Parameter, EditorRequired] public EventCallback EditRepresentation { get; set; }
    [Parameter, EditorRequired] public EventCallback EditReferences { get; set; }
    [Parameter, EditorRequired] public EventCallback EditCompanion { get; set; }

    /// <summary>What was shown of another reading of the dossier is masked again.</summary>
    protected override void OnParametersSet()
    {
        if (before != Dossier) (shown, shownAddress) = (null, null);
        before = Dossier;
    }

    bool IsMasked => Party.Address is not null && shownAddress is null && Party.HasProtectedAddressOn(Clock.DanishToday);

    Party Party => Dossier!.Party;

    CprNumber? Cpr => CprNumber.TryParse(Party.Cpr, out var number) ? number : null;

    string NameOf(Party party) => party.Name ?? (party.Anonymous ? T["CaseFile.Anonymous"] : T["CaseFile.Unnamed"]);

    string Contact(params string?[] ways) => ways.Any(w => w is not null) ? string.Join(" · ", ways.Where(w => w is not null)) : T["CaseFile.NoContact"];

    string PowerOf(Representation other) => other.Power is { } power && power.CoversOn(Clock.DanishToday) && power.Reach is not PowerScope.WholeCase
        ? $"{TermOf(other)} · {ReachOf(power)}" : TermOf(other);

    string ReachOf(PowerOfAttorney power) => power.Reach is PowerScope.NamedPoints && power.Points is { Count: > 0 } points
        ? T["CaseFile.Power.Points", T.Listed([.. points.Select(p => p.ToString(CultureInfo.InvariantCulture))])] : T.Word(power.Reach);

    string TermOf(Representation other) => other.Power is not { } power ? T["CaseFile.Power.None"]
        : power.RevokedOn is { } revoked ? T["CaseFile.Power.Revoked", Words.Date(revoked)]
        : power.To is { } to ? T["CaseFile.Power.FromTo", power.Scope, Words.Date(power.From), Words.Date(to)]
        : T["CaseFile.Power.From", power.Scope, Words.Date(power.From)];

    async Task ShowAddressAsync() => shownAddress = (await Dossiers.OpenAsync(Facts.Number, Purpose.AddressShown))?.Party.Address;

    async Task ShowCprAsync()
    {
        var opened = await Dossiers.OpenAsync(Facts.Number, Purpose.CprShown);
        if (CprNumber.TryParse(opened?.Party.Cpr, out var number)) shown = $"{number.Reveal()[..6]}-{number.Reveal()[6..]}";
    }
}
