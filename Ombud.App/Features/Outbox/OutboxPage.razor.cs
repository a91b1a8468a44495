// The letters of all cases: those that wait for somebody, those on their way, and those that have left. Facts alone.
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Outbox;

public sealed partial class OutboxPage
{
    OutboxList? list;
    (string Title, string Why)? refused;
    string news = "";
    bool busy;

    protected override async Task OnInitializedAsync()
    {
        Listen(hear => Feed.Listen(_ => hear()));
        Listen(Fetched.Listen);
        list = await Query.RunAsync();
    }

    protected override async Task RefreshAsync()
    {
        // What is being noted as posted is what stands on the page.
        if (!busy) list = await Query.RunAsync();
    }

    async Task PostedAsync()
    {
        if (busy) return;
        busy = true;
        try
        {
            var copies = Printed.Select(item => item.Copy).ToList();
            var no = await Print.PostedAsync(copies);
            refused = no is [var first, ..] ? T.Say(first, list!.Office.NameOf) : null;
            if (no.Count < copies.Count) Snackbar.Add(news = T["Outbox.Print.Noted", copies.Count - no.Count], Severity.Normal);
        }
        finally { busy = false; }
        list = await Query.RunAsync();
    }

    /// <summary>Those that somebody has fetched: nothing else can be in the post.</summary>
    IReadOnlyList<OutboxItem> Printed => [.. list!.ToPrint.Where(item => item.PrintedAt is not null)];

    string PrintOf(OutboxItem item) => item.PrintedAt is { } at
        ? T["Outbox.Print.Fetched", T.MomentAfter(at, Clock.DanishToday)]
        : T["Outbox.Print.Approved", T.MomentAfter(item.At, Clock.DanishToday)];

    string WayOf(OutboxItem item) => item.Attempts == 0
        ? T["CaseFile.Letters.InQueue"]
        : T["CaseFile.Letters.Tried", item.Attempts, item.Problem is { } problem ? T.Word(problem) : "", item.NextAt is { } next ? Words.Time(next) : ""];

    string OutOf(OutboxItem item) =>
        T[item.State is CopyState.Received ? "CaseFile.Letters.ReceivedOn" : "CaseFile.Letters.SentOn", T.MomentAfter(item.At, Clock.DanishToday)];

    /// <summary>Ikke sendt: Serveren svarer ikke</summary>
    string StateOf(DigestItem digest) => digest switch
    {
        { NextAt: { } next, Problem: { } problem } => T["Outbox.Digests.Again", T.Word(problem), Words.Time(next)],
        { Problem: { } problem } => T["Outbox.Digests.Why", T.Word(digest.State), T.Word(problem)],
        _ => T.Word(digest.State),
    };
}
