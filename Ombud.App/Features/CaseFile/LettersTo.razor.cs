// Who would get which letter today, as it is computed, and why one cannot go out.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

public sealed partial class LettersTo(LetterRecipients recipients)
{
    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public required Dossier Dossier { get; set; }

    readonly record struct Row(string Label, string Text, bool IsStopped);

    IEnumerable<Row> Rows
    {
        get
        {
            var (result, other) = (Of(T["CaseFile.Letters.Result"], LetterKind.Answer), Of(T["CaseFile.Letters.Other"], LetterKind.InformationRequest));
            if (result.Text == other.Text) yield return result with { Label = T["CaseFile.Letters.All"] };
            else
            {
                yield return result;
                yield return other;
            }
            var power = Dossier.Representation is { Power: { } held } && held.CoversOn(Clock.DanishToday) ? held : null;
            if (power?.Reach is PowerScope.Meetings) yield return Of(T.Word(LetterKind.MeetingInvitation), LetterKind.MeetingInvitation);
            if (power?.Reach is PowerScope.NamedPoints)
                foreach (var point in power.Points ?? []) yield return Of(T["CaseFile.Letters.Point", point], LetterKind.InformationRequest, point);
            yield return Of(T["CaseFile.Letters.Department"], LetterKind.Hearing);
        }
    }

    Row Of(string label, LetterKind letter, int? point = null)
    {
        var (to, refused) = recipients.Of(letter, Dossier, Facts.Case, Facts.Office, point);
        return refused switch
        {
            null => new(label, T.Named(to, Facts.Office), false),
            Refusal.ObjectedToDisclosure => new(label, T["CaseFile.Disclosures.Blocked"], true),
            _ => new(label, T.Say(refused).Why, true),
        };
    }
}
