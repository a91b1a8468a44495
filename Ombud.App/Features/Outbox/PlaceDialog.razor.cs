// One message, opened and put on record, and where it is to go: the suggested case, another, a new one, or aside.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Features.Outbox;

/// <summary>What was decided.</summary>
/// <param name="Number">The case that it is part of now; null: a new case is to be registered, or it was set aside.</param>
public sealed record Placing(CaseNumber? Number, bool IsNewCase = false);

public sealed partial class PlaceDialog
{
    internal enum Place { Suggested, OtherCase, NewCase, Aside }

    static readonly (string Id, string Label)[] Fields = [("place", "Outbox.Incoming.Where"), ("case", "Outbox.Incoming.Case"), ("reason", "Outbox.Incoming.Reason")];

    Refused refused = null!;
    IReadOnlyList<FieldError> errors = [];
    OpenedIncoming? it;
    /// <summary>Files that are not to go onto the case.</summary>
    readonly HashSet<Guid> leftOut = [];
    Place? choice;
    SetAsideReason? reason;
    string? typed;
    bool isGone;

    [Parameter, EditorRequired] public required IncomingLine Line { get; set; }

    Guid Id => Line.Id;

    string Kicker => T["Outbox.Incoming.When", T.Word(Line.Channel), T.Moment(Line.At, Clock.DanishToday)];

    string? SaveText => (it?.Content, choice) switch
    {
        (null, _) => null,
        (_, Place.NewCase) => T["Outbox.Incoming.Place.Go"].Value,
        (_, Place.Aside) => T["Outbox.Incoming.Handled.Save"].Value,
        _ => T["Outbox.Incoming.Place.Save"].Value,
    };

    IReadOnlyList<Option<Place?>> Places =>
    [
        .. it!.Suggested is { } number ? [new Option<Place?>(Place.Suggested, T["Outbox.Incoming.Where.Suggested", number], Hint: T.Word(it.Match))] : Array.Empty<Option<Place?>>(),
        new(Place.OtherCase, T[it.Suggested is null ? "Outbox.Incoming.Where.Case" : "Outbox.Incoming.Where.OtherCase"]),
        new(Place.NewCase, T["Outbox.Incoming.Where.NewCase"]),
        new(Place.Aside, T["Outbox.Incoming.Where.Aside"]),
    ];

    void Take(Guid document, bool isTaken)
    {
        if (isTaken) leftOut.Remove(document);
        else leftOut.Add(document);
    }

    protected override void OnInitialized() => refused = new(T);

    protected override async Task OnInitializedAsync()
    {
        it = await Desk.OpenAsync(Id);
        isGone = it is null;
        leftOut.UnionWith(it?.Content?.Files.Where(file => file.IsLeftOut).Select(file => file.Document) ?? []);
        // What is unsure is chosen by nobody but the person.
        if (it is { Suggested: not null } && it.Match.IsSure) choice = Place.Suggested;
    }

    async Task<DialogResult?> SaveAsync()
    {
        var (done, no) = await DoAsync();
        var isDone = refused.Took(no);
        errors =
        [
            .. Fields.Where(field => refused.At(field.Id) is not null).Select(field => new FieldError(field.Id, refused.At(field.Id)!)),
            // What a case does not take of the message itself, such as its day, has no field here.
            .. refused.Beside(Fields.Select(field => field.Id)).Select(why => new FieldError("place", why)),
        ];
        StateHasChanged();
        return isDone ? DialogResult.Ok(done) : null;
    }

    async Task<(Placing? Done, Refusal? Refused)> DoAsync()
    {
        // As it is ticked now, whatever was said before, here or by somebody else.
        if (choice is Place.Suggested or Place.OtherCase or Place.NewCase && it!.Content!.Files.Any(file => file.IsTaken) && await Desk.LeaveOutAsync(Id, leftOut) is { } not) return (null, not);
        switch (choice)
        {
            case Place.Suggested or Place.OtherCase:
                var (registered, no) = await Desk.PlaceAsync(Id, choice is Place.Suggested ? it!.Suggested.ToString() : typed);
                return (new(registered?.Number), no);
            case Place.NewCase: return (new(null, IsNewCase: true), null);
            case Place.Aside: return (new(null), await Desk.SetAsideAsync(Id, reason));
            default: return (null, new Refusal.InvalidInput([new("place", Problem.Missing)]));
        }
    }
}
