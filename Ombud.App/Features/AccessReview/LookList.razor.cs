// All looks that a person may see, filtered, the newest first.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.AccessReview;

public sealed partial class LookList
{
    StaffId? by;
    AccessAct? act;
    Purpose? purpose;
    DateOnly? from, to;
    string? number, error, wrongFrom, wrongTo;
    bool isBusy;
    int page;
    LookPage? found;

    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>May see everybody's looks.</summary>
    [Parameter] public bool IsOfficer { get; set; }

    IReadOnlyList<Option<StaffId?>> People => [.. Office.Staff.Select(s => new Option<StaffId?>(new StaffId(s.Id), s.Name))];

    IReadOnlyList<Option<AccessAct?>> Acts => T.Options<AccessAct>();
    IReadOnlyList<Option<Purpose?>> Purposes => T.Options<Purpose>();

    protected override Task OnInitializedAsync() => AskAsync(0);

    async Task AskAsync(int at)
    {
        CaseNumber? asked = CaseNumber.TryParse(number, out var parsed) ? parsed : null;
        error = asked is null && !string.IsNullOrWhiteSpace(number) ? T["AccessLog.NotANumber"].Value : null;
        if (error is not null || wrongFrom is not null || wrongTo is not null) return;
        isBusy = true;
        found = await Query.FindAsync(new(by, asked, act, purpose, from, to), at);
        (page, isBusy) = (at, false);
    }
}
