// The sample of a month, look by look: chosen in the list, judged beside it, then the next one that waits.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;

namespace Ombud.App.Features.AccessReview;

public sealed partial class SampleReview
{
    const int PageSize = 10;

    SampledLook? selected;
    string? remark, error;
    (string Title, string Why)? refused;
    bool isBusy;
    int page;

    [Parameter, EditorRequired] public Sample? Sample { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter] public EventCallback Judged { get; set; }

    /// <summary>"oktober 2026" from 202610.</summary>
    public static string MonthText(int month) => new DateOnly(month / 100, month % 100, 1).ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    IEnumerable<SampledLook> Shown => Sample!.Looks.Skip(page * PageSize).Take(PageSize);
    bool IsOverdue => Sample!.IsOverdue(Clock.DanishToday);

    static IEnumerable<LookReasons> ReasonsOf(SampledLook one) =>
        Enum.GetValues<LookReasons>().Where(reason => reason is not LookReasons.None && one.Reasons.HasFlag(reason));

    protected override async Task OnParametersSetAsync()
    {
        var same = selected is null ? null : Sample?.Looks.FirstOrDefault(l => l.Look.Key == selected.Look.Key);
        if (same is not null) selected = same;
        else await SelectAsync(NextAfter(null));
    }

    /// <summary>The next that waits, from the top again after the last; else the first of all.</summary>
    SampledLook? NextAfter(SampledLook? one)
    {
        var looks = Sample?.Looks ?? [];
        var at = one is null ? -1 : looks.TakeWhile(l => l.Look.Key != one.Look.Key).Count();
        var order = looks.Skip(at + 1).Concat(looks.Take(at + 1)).ToList();
        return order.FirstOrDefault(l => l.Verdict is LookVerdict.Waiting && l.Look.Key != one?.Look.Key) ?? order.FirstOrDefault();
    }

    async Task SelectAsync(SampledLook? one)
    {
        (selected, error, refused, remark) = (one, null, null, null);
        if (one is null) return;
        page = Sample!.Looks.TakeWhile(l => l.Look.Key != one.Look.Key).Count() / PageSize;
        if (one.Verdict is not LookVerdict.Waiting) remark = await Reviews.RemarkAsync(one.Look.Node, one.Look.Sequence);
    }

    /// <summary>On a narrow screen the panel stands below the list, out of sight.</summary>
    async Task PickAsync(SampledLook one)
    {
        await SelectAsync(one);
        await Script.InvokeVoidAsync("ombud.show", "look");
    }

    async Task JudgeAsync(LookVerdict verdict)
    {
        if (selected is not { } judged) return;
        isBusy = true;
        var no = await Reviews.JudgeAsync(judged.Look.Node, judged.Look.Sequence, verdict, remark);
        isBusy = false;
        (error, refused) = no switch
        {
            null => (null, null),
            Refusal.InvalidInput => (T["AccessLog.Remark.Missing"], null),
            _ => ((string?)null, ((string, string)?)T.Say(no, Office.NameOf)),
        };
        if (no is not null) return;
        var next = NextAfter(judged);
        await Judged.InvokeAsync();
        await SelectAsync(Sample!.Looks.FirstOrDefault(l => l.Look.Key == next?.Look.Key));
    }
}
