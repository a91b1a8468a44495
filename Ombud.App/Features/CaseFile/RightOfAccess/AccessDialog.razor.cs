// Shows what the answer to a request for access will hold, lets the adviser leave out what is about others, and makes it.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.CaseFile.RightOfAccess;

public sealed partial class AccessDialog
{
    /// <summary>Longer texts are folded.</summary>
    const int Short = 200;

    readonly HashSet<Guid> leftOut = [];
    AccessScope? scope;
    (string Title, string Why)? refused;
    DateOnly? requestedOn;
    string? problem, error, file;
    bool extended, making, announced;
    ElementReference done;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    /// <summary>What the script gives back: the file's name, or what was refused.</summary>
    sealed record Answer(string? Name, string? Title, string? Why);

    IEnumerable<ScopedItem> Items => scope!.Cases.SelectMany(c => c.Items);

    string CasesText => scope!.Cases.Count == 1
        ? T["CaseFile.Access.Cases.One", Seen.Number]
        : T["CaseFile.Access.Cases.Many", scope.Cases.Count, string.Join(", ", scope.Cases.Select(c => c.Number).OrderDescending())];

    string? DueText => requestedOn is { } from ? DueTextOf(AccessDeadline.DueOn(from, extended)) : null;

    string DueTextOf(DateOnly due) => T[due < Clock.DanishToday ? "CaseFile.Access.Overdue" : "CaseFile.Access.DueOn", Words.DateWithWeekday(due)];

    string CountText => T["CaseFile.Access.Count", Items.Count() - leftOut.Count, leftOut.Count];

    string LabelOf(ScopedCase subject, ScopedItem item) => string.Join(" · ", new[]
    {
        item.Kind is { } kind ? T.Word(kind) : T["CaseFile.Access.Document", item.Text].Value,
        T.Moment(item.At, Clock.DanishToday),
        scope!.Cases.Count > 1 ? subject.Number.ToString() : null,
    }.Where(part => part is not null));

    /// <summary>Where a long text is folded: between two words.</summary>
    static int FoldOf(string text) => text.Length <= Short ? text.Length : text.LastIndexOf(' ', Short) is > 0 and var space ? space : Short;

    protected override async Task OnInitializedAsync()
    {
        requestedOn = Clock.DanishToday;
        await LookAsync();
    }

    /// <summary>The button that was pressed is gone: the focus goes to what came of it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (file is null || announced) return;
        announced = true;
        await done.FocusAsync();
    }

    async Task LookAsync()
    {
        var (found, no) = await Access.FindAsync(Seen.Number);
        scope = found;
        if (no is not null) refused = T.Say(no, Office.NameOf);
        if (found is not null) leftOut.IntersectWith(Items.Select(item => item.Id));
    }

    void Choose(ScopedItem item, bool keep)
    {
        if (keep) leftOut.Remove(item.Id);
        else leftOut.Add(item.Id);
    }

    async Task MakeAsync()
    {
        error = requestedOn is null ? problem ?? T["Moves.Missing.Date"].Value : requestedOn > Clock.DanishToday ? T["Problem.DateOutOfRange"].Value : null;
        if (error is not null || making) return;
        (making, refused) = (true, null);
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Features/CaseFile/RightOfAccess/AccessDialog.razor.js"]}");
            var choice = new AccessChoice(requestedOn!.Value, extended, [.. Items.Select(item => item.Id)], [.. leftOut],
                [.. scope!.Cases.Select(c => new SeenCase(c.Number, c.Version))]);
            var answer = await module.InvokeAsync<Answer>("download", $"/cases/{Seen.Number}/access-answer", choice);
            file = answer.Name;
            if (file is not null) return;
            // What is new must be looked through before it goes out.
            await LookAsync();
            refused = (answer.Title ?? T["CaseFile.Access.Failed.Title"], answer.Why ?? T["CaseFile.Access.Failed.Text"]);
        }
        finally { making = false; }
    }

    void Close() => Dialog.Close(DialogResult.Ok(true));
}
