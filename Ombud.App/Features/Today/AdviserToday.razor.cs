// The adviser's start page: what the day asks for, kept current, with the two acts that need no form.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Today;

public sealed partial class AdviserToday
{
    AdviserDay? day;
    (string Title, string Why)? refused;
    CaseNumber? busy;
    string news = "";

    protected override async Task OnInitializedAsync()
    {
        Listen(hear => Feed.Listen(_ => hear()));
        Listen(Incoming.Listen);
        day = await Query.AdviserAsync();
    }

    protected override async Task RefreshAsync() => day = await Query.AdviserAsync();

    Task CalledAsync(CaseFacts facts) => DoAsync(facts, it => it.CallBack(Clock.DanishToday), T["Today.CallBacks.Noted", facts.Number]);

    Task TakeAsync(CaseFacts facts) => DoAsync(facts, it => it.Assign(User.Required.Id), T["Today.Unassigned.Taken", facts.Number]);

    async Task DoAsync(CaseFacts facts, Func<Case, Refusal?> act, string done)
    {
        (busy, refused) = (facts.Number, null);
        var refusal = await Desk.ChangeAsync(facts.Number, act, facts.Version);
        busy = null;
        if (refusal is not null) refused = T.Say(refusal, day!.Office.NameOf);
        else Snackbar.Add(news = done, Severity.Normal);
        day = await Query.AdviserAsync();
    }

    string Letters(string what, int count) => count == 1 ? T[$"Today.Letters.{what}.One"] : T[$"Today.Letters.{what}", count];

    int DaysSince(DateOnly since) => Math.Max(0, day!.Office.WithoutClosures.WorkingDaysBetween(since, day.Today));

    string ReplyBy(DateOnly last) => last < day!.Today
        ? T["Today.ForDepartment.Over", Words.Date(last), T.WorkingDays(Math.Max(1, DaysSince(last)))]
        : T["Today.ForDepartment.By", Words.DateWithWeekday(last)];

    static string Count<T>(IReadOnlyList<T> cases) => cases.Count.ToString(CultureInfo.InvariantCulture);
}
