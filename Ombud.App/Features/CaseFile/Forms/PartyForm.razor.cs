// Corrects what is known of the citizen. The CPR number is not shown: an empty field keeps it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class PartyForm
{
    IReadOnlyList<FieldError> errors = [];
    string? name, cpr, phone, email, address, objection, objectedProblem, protectedProblem;
    bool anonymous, objects;
    DateOnly? objectedOn, protectedUntil;
    Channel? through;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required Party Party { get; set; }

    bool IsAddressHidden => Party.Address is not null && Party.HasProtectedAddressOn(Clock.DanishToday);

    string Masked => CprNumber.TryParse(Party.Cpr, out var number) ? number.ToString() : "";

    protected override void OnInitialized()
    {
        (name, phone, email, address, anonymous) = (Party.Name, Party.Phone, Party.Email, IsAddressHidden ? null : Party.Address, Party.Anonymous);
        (objects, objectedOn, through, protectedUntil) = (Seen.Objection is not null, Clock.DanishToday, Seen.Contacts[^1].Channel, Party.AddressProtectedUntil);
    }

    bool IsNewNo => objects && Seen.Objection is null;

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (!string.IsNullOrWhiteSpace(cpr) && !CprNumber.TryParse(cpr, out _)) found.Add(new("party-cpr", T["Problem.NotACpr"]));
        if (IsNewNo && objectedOn is null) found.Add(new("party-objected", objectedProblem ?? T["Moves.Missing.Date"]));
        if (IsNewNo && objectedOn > Clock.DanishToday) found.Add(new("party-objected", T["Problem.DateOutOfRange"]));
        if (protectedProblem is not null) found.Add(new("party-protected", protectedProblem));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, dossier, today) =>
    {
        if (IsNewNo && it.RecordObjection(objectedOn!.Value, through!.Value, today) is { } unheard) return unheard;
        if (dossier.SetParty(dossier.Party with
        {
            Name = PlainText.Clean(name),
            Cpr = CprNumber.TryParse(cpr, out var number) ? number.Reveal() : dossier.Party.Cpr,
            Phone = PlainText.Clean(phone),
            Email = PlainText.Clean(email),
            Address = PlainText.Clean(address, multiline: true) ?? (IsAddressHidden ? dossier.Party.Address : null),
            Anonymous = anonymous,
            ObjectedOn = IsNewNo ? objectedOn : dossier.Party.ObjectedOn,
            ObjectedThrough = IsNewNo ? through : dossier.Party.ObjectedThrough,
            AddressProtectedUntil = protectedUntil,
        }) is { } refused) return refused;
        return PartyFlags.Follow(it, dossier, today);
    }, new Written("party-objection", NoteKind.ObjectionRemark, IsNewNo ? objection : null));
}
