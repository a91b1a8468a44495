// A copy that could not be sent, or waits: tried again, perhaps another way, taken care of by hand, or stopped.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public enum FailedLetter { Again, ByHand, Stop }

public sealed partial class FailedLetterForm
{
    IReadOnlyList<FieldError> errors = [];
    FailedLetter by;
    Channel? channel;
    DateOnly? on;
    string? dateProblem, because;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required LetterFacts Letter { get; set; }
    [Parameter, EditorRequired] public required LetterCopy Copy { get; set; }

    IReadOnlyList<Option<FailedLetter>> Ways => [.. Enum.GetValues<FailedLetter>().Where(IsOpen).Select(way => new Option<FailedLetter>(way, T.Word(way)))];

    bool IsOpen(FailedLetter way) => way switch
    {
        FailedLetter.Again => Copy.State is CopyState.Failed,
        FailedLetter.Stop => !Copy.IsUnconfirmed,
        _ => true,
    };

    IReadOnlyList<Option<Channel?>> Channels =>
        [.. new[] { Channel.DigitalPost, Channel.Letter, Channel.Email }.Where(way => !Seen.RulesOut(way)).Select(way => new Option<Channel?>(way, T.Word(way)))];

    /// <summary>Who it is for, by name and way.</summary>
    [Parameter, EditorRequired] public required string To { get; set; }

    protected override void OnInitialized() => (by, channel, on) = (Copy.State is CopyState.Failed ? FailedLetter.Again : FailedLetter.Stop, Seen.RulesOut(Copy.Channel) ? Channel.Letter : Copy.Channel, Clock.DanishToday);

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (by is FailedLetter.ByHand && on is null) found.Add(new("failed-on", dateProblem ?? T["Moves.Missing.Date"]));
        if (by is FailedLetter.Stop) found.Need("stop-because", because, T["CaseFile.Form.Failed.Because.Missing"]);
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => by switch
    {
        FailedLetter.Again => Letters.QueueAgainAsync(Seen.Number, Copy.Id, channel!.Value, version),
        FailedLetter.Stop => Letters.StopAsync(Seen.Number, Copy.Id, because, version),
        _ => Letters.SentByHandAsync(Seen.Number, Copy.Id, on!.Value),
    };
}
