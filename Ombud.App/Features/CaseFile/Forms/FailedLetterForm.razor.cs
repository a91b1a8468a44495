// A copy that could not be sent: tried again, perhaps another way, or taken care of by hand.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public enum FailedLetter { Again, ByHand }

public sealed partial class FailedLetterForm
{
    IReadOnlyList<FieldError> errors = [];
    FailedLetter by;
    Channel? channel;
    DateOnly? on;
    string? dateProblem;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required LetterFacts Letter { get; set; }
    [Parameter, EditorRequired] public required LetterCopy Copy { get; set; }

    IReadOnlyList<Option<FailedLetter>> Ways => [.. Enum.GetValues<FailedLetter>().Select(way => new Option<FailedLetter>(way, T.Word(way)))];

    IReadOnlyList<Option<Channel?>> Channels =>
        [.. new[] { Channel.DigitalPost, Channel.Letter, Channel.Email }.Where(way => !Seen.RulesOut(way)).Select(way => new Option<Channel?>(way, T.Word(way)))];

    protected override void OnInitialized() => (channel, on) = (Seen.RulesOut(Copy.Channel) ? Channel.Letter : Copy.Channel, Clock.DanishToday);

    IReadOnlyList<FieldError> Check() => errors = by is FailedLetter.ByHand && on is null ? [new("failed-on", dateProblem ?? T["Moves.Missing.Date"])] : [];

    Task<Refusal?> SaveAsync(int version) => by is FailedLetter.Again
        ? Letters.QueueAgainAsync(Seen.Number, Copy.Id, channel!.Value, version)
        : Letters.SentByHandAsync(Seen.Number, Copy.Id, on!.Value);
}
