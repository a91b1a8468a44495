// The table of commands and queries: who is served by which, and what asking for it looks like.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.AccessReview;
using Ombud.App.Features.Board;
using Ombud.App.Features.CaseFile;
using Ombud.App.Features.CaseFile.Journal;
using Ombud.App.Features.Intake;
using Ombud.App.Features.Outbox;
using Ombud.App.Features.Requests;
using Ombud.App.Features.Review;
using Ombud.App.Features.Search;
using Ombud.App.Features.Settings;
using Ombud.App.Features.Today;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;
using Ombud.Domain.Registers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Rights;

/// <param name="Act">True: whoever asks was served, and got to see the case where it shows cases.</param>
sealed record CommandRow(string[] Allowed, Func<IServiceProvider, CaseNumber, Task<bool>> Act);

static class CommandTable
{
    /// <summary>The folders that people reach.</summary>
    public static readonly string[] Screens = ["Features", "Api", "Components", "Layout"];

    /// <summary>What asks for no right itself, and why; whether screens may call it nevertheless.</summary>
    public static readonly Dictionary<string, (string Why, bool Reachable)> Inner = new()
    {
        ["Office"] = ("Names and days of the office, which everybody signed in works with.", true),
        ["Rights"] = ("Is what is asked.", true),
        ["AccessLog"] = ("Adds a row and tells nothing.", true),
        ["AccessLogAnchors"] = ("The jobs' and the restore's.", false),
        ["AccessLogCheck"] = ("The jobs' and the command's.", false),
        ["AccessLogWatch"] = ("The jobs'.", false),
        ["AccessSample"] = ("The jobs'; read by queries of the officer.", false),
        ["BoardQuery"] = ("Read by the snapshot.", false),
        ["BoardSnapshot"] = ("One for the node; people see it through BoardView.", false),
        ["CaseKeys"] = ("Used by the doors.", false),
        ["FeedDelivery"] = ("Serves whoever has the secret address of somebody who still may, and writes the log.", true),
        ["EpochRotation"] = ("The jobs'.", false),
        ["LetterDrafts"] = ("Fills in what its caller has opened.", true),
        ["Lookups"] = ("Asked by those who have asked for the right and write the log.", false),
        ["SealedDocument"] = ("What the door handed out.", true),
        ["SearchIndex"] = ("Asked by the search.", false),
    };

    static readonly string[] Advisers = ["adviser", Principals.Conflict];
    static readonly string[] OfTheCase = ["adviser"];
    static readonly string[] Registers = ["intake", .. Advisers];
    static readonly string[] Reports = ["supervisor", .. Advisers];
    static readonly string[] Writes = ["intake", "dpo", .. Advisers];
    static readonly string[] Officer = ["dpo"];
    /// <summary>The one request of the host, about its case.</summary>
    static readonly RegisterNumber Request = new(Register.Requests, 2026, 1);
    static readonly RegisterNumber NoBreach = new(Register.Breaches, 2026, 99);

    public static readonly Dictionary<string, CommandRow> Rows = new()
    {
        ["CaseDesk.FindAsync(CaseNumber)"] = Row<CaseDesk>(OfTheCase, async (it, number) => await it.FindAsync(number) is not null),
        ["CaseDesk.ChangeAsync(CaseNumber, Func, Int32)"] = Row<CaseDesk>(OfTheCase, (it, number) => Done(it.ChangeAsync(number, c => c.SetDepartment(new("schools"))))),
        ["CaseDesk.ChangeAsync(CaseNumber, Purpose, Func, Int32)"] = Row<CaseDesk>(OfTheCase, (it, number) =>
            Done(it.ChangeAsync(number, Purpose.CaseHandling, (c, dossier) => dossier.Notes.Count == 0 ? new Refusal.ContentUnreadable() : c.ChangeParties()))),
        ["CaseDesk.RegisterAsync(Registration, String)"] = Row<CaseDesk>(Registers, async (it, _) => (await it.RegisterAsync(A.PhoneCall() with { Caller = new(Anonymous: true) })).Refused is null),
        ["CaseStory.ReadAsync(CaseNumber, Int32)"] = Row<CaseStory>(OfTheCase, async (it, number) => (await it.ReadAsync(number)).Count > 0),
        ["Erasures.EraseAsync(CaseNumber, String, Int32)"] = Row<Erasures>(OfTheCase, async (it, number) => await it.EraseAsync(number, number.ToString(), 0) is Refusal.ChangedMeanwhile),
        ["SubjectAccess.FindAsync(CaseNumber)"] = Row<SubjectAccess>(OfTheCase, async (it, number) => (await it.FindAsync(number)).Scope is not null),
        ["SubjectAccess.GatherAsync(CaseNumber, AccessChoice)"] = Row<SubjectAccess>(OfTheCase, async (it, number) =>
            (await it.GatherAsync(number, new(A.Today, false, [], []))).Refused is Refusal.ContentChanged),
        ["SubjectAccess.RecordAsync(CaseNumber, AccessAnswer)"] = Row<SubjectAccess>(OfTheCase, (it, number) => Done(it.RecordAsync(number, new(A.Today, false, A.Today, 5, [])))),
        ["SlaQuery.RunAsync(DateOnly, DateOnly, Boolean)"] = Row<SlaQuery>(Reports, async (it, _) => await it.RunAsync(A.Today, A.Today, suppress: true) is not null),
        ["SlaQuery.CountAsync(DateOnly, DateOnly)"] = Row<SlaQuery>(Reports, async (it, _) => await it.CountAsync(A.Today, A.Today) is not null),
        ["SlaQuery.OpenAsync()"] = Row<SlaQuery>(["supervisor", .. OfTheCase], async (it, number) => (await it.OpenAsync()).Any(c => c.Number == number)),
        ["SlaQuery.FirstYearAsync()"] = Row<SlaQuery>(Reports, async (it, _) => await it.FirstYearAsync() is null or > 0),
        ["ReminderInbox.ReadAsync()"] = Row<ReminderInbox>(OfTheCase, async (it, number) => (await it.ReadAsync()).Newest.Any(r => r.Number == number)),
        ["ReminderInbox.MarkReadAsync(Int64)"] = Row<ReminderInbox>(Advisers, (it, _) => Went(it.MarkReadAsync(0))),
        ["ReminderInbox.MarkAllReadAsync()"] = Row<ReminderInbox>(Advisers, (it, _) => Went(it.MarkAllReadAsync())),
        ["Dossiers.OpenAsync(CaseNumber, Purpose)"] = Row<Dossiers>(OfTheCase, async (it, number) => await it.OpenAsync(number, Purpose.CaseHandling) is { Notes.Count: > 0 }),
        ["Dossiers.OpenAsync(CaseNumber, AccessAct, Purpose)"] = Row<Dossiers>(OfTheCase, async (it, number) => await it.OpenAsync(number, AccessAct.Export, Purpose.SubjectAccess) is { Notes.Count: > 0 }),
        ["Dossiers.PrintedAsync(CaseNumber)"] = Row<Dossiers>(OfTheCase, (it, number) => it.PrintedAsync(number)),
        ["ShownNames.PrintedAsync()"] = Row<ShownNames>(OfTheCase, async (it, number) => await it.ShowAsync([number]) && await it.PrintedAsync()),
        ["ShownNames.ShowAsync(IReadOnlyCollection)"] = Row<ShownNames>(OfTheCase, async (it, number) => await it.ShowAsync([number]) && it.All.ContainsKey(number)),
        ["Documents.OpenAsync(CaseNumber, Guid)"] = new(OfTheCase, async (services, number) =>
        {
            var dossier = await services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.Document);
            return await services.GetRequiredService<Documents>().OpenAsync(number, dossier?.Documents[0].Id ?? default) is not null;
        }),
        ["DocumentDesk.AttachAsync(CaseNumber, NewDocument, Stream)"] = Row<DocumentDesk>(OfTheCase, async (it, number) =>
            (await it.AttachAsync(number, new("brev.txt", DocumentSource.Citizen, A.Today), new MemoryStream([]))).Refused is Refusal.DocumentEmpty),
        ["DocumentDesk.RemoveAsync(CaseNumber, Guid, String, Int32)"] = Row<DocumentDesk>(OfTheCase, async (it, number) =>
            await it.RemoveAsync(number, default, "Forkert sag.", 0) is Refusal.ChangedMeanwhile),
        ["LetterDesk.SaveAsync(CaseNumber, Guid, LetterKind, Int32, LetterWords, Int32, DateTimeOffset, Func)"] = Row<LetterDesk>(OfTheCase, async (it, number) =>
            await it.SaveAsync(number, Guid.CreateVersion7(), LetterKind.Answer, null, new("Svar", "Et svar.", "da"), 0) is Refusal.ChangedMeanwhile),
        ["LetterDesk.DiscardAsync(CaseNumber, Guid, Int32)"] = Row<LetterDesk>(OfTheCase, async (it, number) => await it.DiscardAsync(number, default, 0) is Refusal.ChangedMeanwhile),
        ["LetterDesk.ApproveAsync(CaseNumber, Guid, ShownLetter, Int32)"] = Row<LetterDesk>(OfTheCase, async (it, number) => await it.ApproveAsync(number, default, new(default, [], false), 0) is Refusal.ChangedMeanwhile),
        ["LetterDesk.StopAsync(CaseNumber, Guid, String, Int32)"] = Row<LetterDesk>(OfTheCase, async (it, number) => await it.StopAsync(number, default, "Forkert.", 0) is Refusal.ChangedMeanwhile),
        ["LetterDesk.QueueAgainAsync(CaseNumber, Guid, Channel, Int32)"] = Row<LetterDesk>(OfTheCase, async (it, number) => await it.QueueAgainAsync(number, default, Channel.Letter, 0) is Refusal.UnknownLetter),
        ["LetterDesk.SentByHandAsync(CaseNumber, Guid, DateOnly)"] = Row<LetterDesk>(OfTheCase, async (it, number) => await it.SentByHandAsync(number, default, A.Today) is Refusal.UnknownLetter),
        ["LetterViews.OpenAsync(CaseNumber, Guid)"] = Row<LetterViews>(OfTheCase, async (it, number) => await it.OpenAsync(number, AllPages.Letter) is { Copies: [{ Sheet: not null }] }),
        ["LetterPrint.BatchAsync(IReadOnlyList)"] = Row<LetterPrint>(Advisers, async (it, _) => await it.BatchAsync([]) is null),
        ["LetterPrint.PostedAsync(IReadOnlyList)"] = Row<LetterPrint>(Advisers, async (it, _) => (await it.PostedAsync([])).Count == 0),
        ["LettersQuery.AttemptsAsync(CaseNumber)"] = Row<LettersQuery>(OfTheCase, async (it, number) => (await it.AttemptsAsync(number)).Count > 0),
        ["JournalQuery.RunAsync()"] = Row<JournalQuery>(OfTheCase, async (it, number) => (await it.RunAsync()).Cases.Any(c => c.Number == number)),
        ["OutboxQuery.RunAsync()"] = Row<OutboxQuery>(OfTheCase, async (it, number) => (await it.RunAsync()).OnTheWay.Any(o => o.Number == number)),
        ["CaseSearch.FindAsync(String)"] = Row<CaseSearch>(OfTheCase, async (it, number) => await it.FindAsync(number.ToString()) is { } found && found.Hits.Any(h => h.Number == number)),
        ["KnownCallers.FindAsync(String, String)"] = Row<KnownCallers>(["adviser", "intake"], async (it, _) => (await it.FindAsync("00 12 34 56", null)).IsKnown),
        ["Drafts.SaveAsync(String, IReadOnlyDictionary)"] = Row<Drafts>(Writes, async (it, _) => await it.SaveAsync("intake", new Dictionary<string, string>()) > default(DateTimeOffset)),
        ["Drafts.FindAsync(String)"] = Row<Drafts>(Writes, async (it, _) => await it.FindAsync("none") is null),
        ["Drafts.DeleteAsync(String)"] = Row<Drafts>(Writes, (it, _) => Went(it.DeleteAsync("none"))),
        ["OfficeDesk.SaveAsync(DepartmentRow, Boolean)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.SaveAsync(new DepartmentRow { Code = "x", Name = "" }, true))),
        ["OfficeDesk.SaveAsync(BodyRow, Boolean)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.SaveAsync(new BodyRow { Code = "x", Name = "" }, true))),
        ["OfficeDesk.SaveAsync(StaffRow, Boolean)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.SaveAsync(new StaffRow { Id = "x", Name = "", Initials = "", Role = "" }, true))),
        ["OfficeDesk.SaveTargetsAsync(IReadOnlyDictionary)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 0 }))),
        ["OfficeDesk.SaveTemplateAsync(TemplateKind, String, String, String, Int32)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.SaveTemplateAsync(TemplateKind.Answer, "da", "", "", 0))),
        ["OfficeDesk.PreviewClosureAsync(DateOnly, DateOnly)"] = Row<OfficeDesk>(OfTheCase, async (it, number) => (await it.PreviewClosureAsync(A.Today.AddDays(7), A.Today.AddDays(11))).Moved.Any(m => m.Number == number)),
        ["OfficeDesk.PreviewClosingDayAsync(OfficeClosingDay, Boolean)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.PreviewClosingDayAsync((OfficeClosingDay)99, true))),
        ["OfficeDesk.AddClosureAsync(DateOnly, DateOnly, ClosureReason)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.AddClosureAsync(A.Today, A.Today.AddDays(-1), ClosureReason.Vacation))),
        ["OfficeDesk.RemoveClosureAsync(Int64)"] = Row<OfficeDesk>(Advisers, async (it, _) => (await it.RemoveClosureAsync(0)).Refused is null),
        ["OfficeDesk.SetClosingDayAsync(OfficeClosingDay, Boolean)"] = Row<OfficeDesk>(Advisers, (it, _) => Checked(it.SetClosingDayAsync((OfficeClosingDay)99, true))),
        ["FeedAddresses.FindAsync()"] = Row<FeedAddresses>(Advisers, (it, _) => Went(it.FindAsync())),
        ["FeedAddresses.MakeAsync()"] = Row<FeedAddresses>(Advisers, async (it, _) => await it.MakeAsync() is { Length: > 0 }),
        ["FeedAddresses.RemoveAsync()"] = Row<FeedAddresses>(Advisers, (it, _) => Went(it.RemoveAsync())),
        ["AccessReviews.JudgeAsync(String, Int64, LookVerdict, String)"] = Row<AccessReviews>(Officer, async (it, _) => await it.JudgeAsync("main", 99, LookVerdict.Fine, null) is Refusal.UnknownCase),
        ["AccessReviews.RemarkAsync(String, Int64)"] = Row<AccessReviews>(Officer, async (it, _) => await it.JudgeAsync("main", 1, LookVerdict.Fine, "Set.") is null && await it.RemarkAsync("main", 1) is "Set."),
        ["RegisterDesk.AddAsync(NewRequest)"] = Row<RegisterDesk>(Advisers, async (it, _) => (await it.AddAsync(new NewRequest(null, null, null, null))).Refused is Refusal.InvalidInput),
        ["RegisterDesk.AddAsync(NewBreach)"] = Row<RegisterDesk>(Advisers, async (it, _) => (await it.AddAsync(new NewBreach(null, null))).Refused is Refusal.InvalidInput),
        ["RegisterDesk.TellAsync(RegisterNumber, DateOnly, DateOnly, String)"] = Row<RegisterDesk>(OfTheCase, (it, _) => Checked(it.TellAsync(Request, A.Today, null, null))),
        ["RegisterDesk.AnswerAsync(RegisterNumber, RequestAnswer, DateOnly, String)"] = Row<RegisterDesk>(OfTheCase, (it, _) => Checked(it.AnswerAsync(Request, null, A.Today, null))),
        ["RegisterDesk.WriteAsync(RegisterNumber, RegisterTextKind, String)"] = Row<RegisterDesk>(OfTheCase, (it, _) => Checked(it.WriteAsync(Request, RegisterTextKind.Description, null))),
        ["RegisterDesk.OpenAsync(RegisterNumber)"] = Row<RegisterDesk>(OfTheCase, async (it, _) => await it.OpenAsync(Request) is { Count: 2 }),
        ["RegisterDesk.NotifyAsync(RegisterNumber, BreachNotification, DateTimeOffset, String)"] = Row<RegisterDesk>(Advisers, async (it, _) => await it.NotifyAsync(NoBreach, BreachNotification.Notified, null, null) is Refusal.UnknownEntry),
        ["RegisterDesk.DecideOnPersonsAsync(RegisterNumber, PersonsDecision, DateOnly, String)"] = Row<RegisterDesk>(Advisers, async (it, _) => await it.DecideOnPersonsAsync(NoBreach, PersonsDecision.Told, null, null) is Refusal.UnknownEntry),
        ["IncomingDesk.OpenAsync(IReadOnlyCollection)"] = new(OfTheCase, async (services, _) => (await services.GetRequiredService<IncomingDesk>().OpenAsync([(await ArrivedAsync(services)).Message])).Count == 1),
        ["IncomingDesk.OpenAsync(Guid)"] = new(OfTheCase, async (services, _) => await services.GetRequiredService<IncomingDesk>().OpenAsync((await ArrivedAsync(services)).Message) is { Content: not null }),
        ["IncomingDesk.ReadAsync(Guid, Guid)"] = new(OfTheCase, async (services, _) => await ArrivedAsync(services) is var (message, file) && await services.GetRequiredService<IncomingDesk>().ReadAsync(message, file) is not null),
        ["IncomingDesk.PlaceAsync(Guid, String)"] = new(Advisers, async (services, _) => (await services.GetRequiredService<IncomingDesk>().PlaceAsync((await ArrivedAsync(services)).Message, null)).Refused is Refusal.InvalidInput),
        ["IncomingDesk.RegisterAsync(Guid, Registration)"] = new(OfTheCase, async (services, _) =>
            (await services.GetRequiredService<IncomingDesk>().RegisterAsync((await ArrivedAsync(services)).Message, A.PhoneCall() with { Summary = null })).Refused is Refusal.InvalidInput),
        ["IncomingDesk.LeaveOutAsync(Guid, IReadOnlyCollection)"] = new(OfTheCase, async (services, _) => await ArrivedAsync(services) is var (message, file) && await services.GetRequiredService<IncomingDesk>().LeaveOutAsync(message, [file]) is null),
        ["IncomingDesk.SetAsideAsync(Guid, SetAsideReason)"] = new(OfTheCase, async (services, _) => await services.GetRequiredService<IncomingDesk>().SetAsideAsync((await ArrivedAsync(services)).Message, null) is Refusal.InvalidInput),
        ["IncomingDesk.TakeUpAsync(Guid)"] = Row<IncomingDesk>(Advisers, async (it, _) => await it.TakeUpAsync(default) is Refusal.AlreadyPlaced),
        ["IncomingQuery.RunAsync()"] = Row<IncomingQuery>(OfTheCase, async (it, number) => (await it.RunAsync()).Waiting.Any(line => line.Case == number)),
        ["RequestsQuery.RunAsync()"] = Row<RequestsQuery>(["adviser", "dpo"], async (it, number) => (await it.RunAsync()).Requests.Any(r => r.Case == number)),
        ["BoardView.ListenAsync(Action)"] = Row<BoardView>(Advisers, async (it, _) => { using var listening = await it.ListenAsync(_ => { }); return listening is not null; }),
        ["BoardView.GetAsync()"] = Row<BoardView>(OfTheCase, async (it, number) => (await it.GetAsync()).Find(number) is not null),
        ["CaseFileQuery.ReadAsync(CaseNumber)"] = Row<CaseFileQuery>(OfTheCase, async (it, number) => await it.ReadAsync(number) is not null),
        ["SearchQuery.FindAsync(IEnumerable)"] = Row<SearchQuery>(OfTheCase, async (it, number) => (await it.FindAsync([number])).ContainsKey(number)),
        ["SearchQuery.ExistsAsync(CaseNumber)"] = Row<SearchQuery>(Advisers, (it, number) => it.ExistsAsync(number)),
        ["ReviewQuery.RunAsync(Int32, Int32)"] = Row<ReviewQuery>(OfTheCase, async (it, number) => (await it.RunAsync(0, 0)).MaybeTimeBarred.Any(f => f.Number == number)),
        ["TemplateHistoryQuery.ReadAsync(TemplateKind, String)"] = Row<TemplateHistoryQuery>(Advisers, async (it, _) => await it.ReadAsync(TemplateKind.Answer, "da") is not null),
        ["TodayQuery.AdviserAsync()"] = Row<TodayQuery>(OfTheCase, async (it, number) => (await it.AdviserAsync()).CallBacks.Any(f => f.Number == number)),
        ["TodayQuery.RegisteredTodayAsync()"] = Row<TodayQuery>(Registers, async (it, _) => await it.RegisteredTodayAsync() >= 0),
        ["TodayQuery.SupervisorAsync()"] = Row<TodayQuery>(Reports, async (it, _) => (await it.SupervisorAsync()).Open > 0),
        ["TodayQuery.LooksAsync()"] = Row<TodayQuery>(Officer, async (it, _) => (await it.LooksAsync()).Latest.Count > 0),
        ["IntakeQuery.TodayAsync()"] = Row<IntakeQuery>(Registers, async (it, _) => await it.TodayAsync() is not null),
        ["AccessLogQuery.SampleAsync()"] = Row<AccessLogQuery>(Officer, async (it, _) => await it.SampleAsync() is not null),
        ["AccessLogQuery.FindAsync(LookFilter, Int32)"] = Row<AccessLogQuery>(["adviser", Principals.Conflict, "dpo"], async (it, _) => (await it.FindAsync(new(), 0)).Count > 0),
    };

    static CommandRow Row<T>(string[] allowed, Func<T, CaseNumber, Task<bool>> act) where T : notnull =>
        new(allowed, (services, number) => act(services.GetRequiredService<T>(), number));

    /// <summary>The one message of the host that came in, and its file.</summary>
    static async Task<(Guid Message, Guid File)> ArrivedAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<OmbudDb>>().CreateDbContextAsync();
        var file = await db.IncomingChunks.Select(c => new { c.IncomingId, c.DocumentId }).SingleAsync();
        return (file.IncomingId, file.DocumentId);
    }

    static async Task<bool> Went(Task act)
    {
        await act;
        return true;
    }

    /// <summary>What was sent was looked at, and found wrong: whoever sent it may send it.</summary>
    static async Task<bool> Checked(Task<Refusal?> act) => await act is Refusal.InvalidInput;

    static async Task<bool> Checked(Task<ClosingSaved> act) => (await act).Refused is Refusal.InvalidInput;

    static async Task<bool> Done(Task<Refusal?> act) => await act is null;
}
