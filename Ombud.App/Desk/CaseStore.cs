// How a case is read from and written to the database: events are replayed, and projected onto the rows that screens query.
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Desk;

static class CaseStore
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    static readonly Compiled<Func<OmbudDb, long, IAsyncEnumerable<string>>> BodiesOf =
        new(() => EF.CompileAsyncQuery((OmbudDb db, long caseId) => db.Events.Where(e => e.CaseId == caseId).OrderBy(e => e.Sequence).Select(e => e.Body)));

    public static string Write(CaseEvent happened) => JsonSerializer.Serialize(happened, Json);

    public static CaseEvent Read(string body) =>
        JsonSerializer.Deserialize<CaseEvent>(body, Json) ?? throw new InvalidOperationException("An event is empty.");

    public static async Task<Case?> LoadAsync(OmbudDb db, CaseNumber number, CancellationToken stop)
    {
        var bodies = await BodiesOf.For(db)(db, number.Key).ToListAsync(stop);
        return bodies.Count == 0 ? null : Case.Replay(bodies.Select(Read));
    }

    /// <summary>Several at once, in the order in which they were asked for; what is not there is left out.</summary>
    public static async Task<IReadOnlyList<Case>> LoadAsync(OmbudDb db, IReadOnlyList<long> keys, CancellationToken stop)
    {
        var wanted = keys.ToArray();
        var bodies = (await db.Events.Where(e => EF.Parameter(wanted).Contains(e.CaseId)).OrderBy(e => e.CaseId).ThenBy(e => e.Sequence).Select(e => new { e.CaseId, e.Body }).ToListAsync(stop)).ToLookup(e => e.CaseId, e => e.Body);
        return [.. keys.Where(bodies.Contains).Select(key => Case.Replay(bodies[key].Select(Read)))];
    }

    /// <summary>Takes positions for the fresh events of a case, adds them to the unit of work, and lets the other nodes know. Last in a turn.</summary>
    public static async Task<CaseChanged> AppendAsync(OmbudDb db, Case changed, bool hasContent, Actor by, DateTimeOffset at, CancellationToken stop)
    {
        var count = changed.Fresh.Count;
        var lastPosition = await db.TakeAsync(CounterRow.Position, count, stop);
        var news = new CaseChanged(changed.Number, lastPosition, by.Id, hasContent);
        await db.TellAsync(NodeNews.Of(news), stop);
        foreach (var (i, happened) in changed.Fresh.Index())
            db.Insert(new EventRow
            {
                Position = lastPosition - count + 1 + i,
                CaseId = changed.Number.Key,
                Sequence = changed.Version - count + 1 + i,
                At = at,
                By = by.Id.Value,
                Role = by.Role,
                Body = Write(happened),
            });
        return news;
    }

    /// <summary>Keeps the table of conflicts in step; to be called in the turn that saves the case.</summary>
    public static async Task FollowConflictsAsync(OmbudDb db, Case changed, CancellationToken stop)
    {
        if (!changed.Fresh.Any(e => e is CaseEvent.ConflictDeclared or CaseEvent.ConflictLifted)) return;
        await db.Conflicts.Where(c => c.CaseId == changed.Number.Key).ExecuteDeleteAsync(stop);
        db.Conflicts.AddRange(changed.Conflicts.Select(c => new ConflictRow { CaseId = changed.Number.Key, Who = c.Who.Value }));
    }

    /// <summary>Writes the facts of a case onto its rows. <paramref name="calendar"/> counts the days to the reply.</summary>
    public static void Project(Case from, CaseRow to, WorkingCalendar calendar)
    {
        to.Version = from.Version;
        to.Kind = from.Kind;
        to.Channel = from.Channel;
        to.Written = from.Contacts[0].Written;
        to.State = from.State;
        to.IsOpen = from.State.IsOpen;
        to.Theme = from.TitlePoint.Matter.Theme;
        (to.PointCount, to.AnyAdmitted) = (from.Points.Count, from.Points.Any(p => p.IsAdmitted));
        to.Department = from.Department?.Value;
        to.Handler = from.Handler?.Value;
        to.Flags = from.Flags;
        (to.ReceivedOn, to.ClockFrom, to.StateSince) = (from.ReceivedOn, from.ClockFrom, from.StateSince);
        (to.OriginalDueOn, to.DueOn, to.PromisedDays) = (from.OriginalDueOn, from.DueOn, from.PromisedDays);
        (to.AnsweredOn, to.ToldOn, to.FirstReplyOn) = (from.AnsweredOn, from.ToldOn, from.FirstReplyOn);
        to.ReplyDays = from.FirstReplyOn is { } reply ? calendar.WorkingDaysBetween(from.ClockFrom, reply) : null;
        to.ClockMonth = (from.ClockFrom.Year * 12) + from.ClockFrom.Month - 1;
        to.InTime = from is { FirstReplyOn: { } first, OriginalDueOn: { } promised } ? first <= promised : null;
        to.InTimeMoved = from is { FirstReplyOn: { } replied, DueOn: { } due } ? replied <= due : null;
        to.Extended = from.DueOn > from.OriginalDueOn;
        (to.WaitingFor, to.WaitingSince) = (from.LongestWait?.What, from.LongestWait?.From);
        to.WaitedDays = from.WaitedDays(from.AnsweredOn ?? from.LongestWait?.From ?? DateOnly.MaxValue, calendar);
        (to.JournalGaps, to.JournalGapSince) = (from.JournalGaps.Count, from.JournalGaps.Count > 0 ? from.JournalGaps.Min(gap => gap.On) : null);
        (to.ConcludedOn, to.CallBackOn) = (from.ConcludedOn, from.CallBackOn);
        (to.NextMeetingKind, to.NextMeetingAt) = (from.NextMeeting?.Kind, from.NextMeeting?.At);
        (to.FlaggedForReviewOn, to.NextReviewOn, to.LastReview) = (from.FlaggedForReviewOn, from.NextReviewOn, from.LastReview);
        to.ErasedOn = from.ErasedOn;
        to.HasConflict = from.Conflicts.Count > 0;
    }

    public static PointRow Project(Case of, Point point, PointRow? to = null)
    {
        to ??= new PointRow { CaseId = of.Number.Key, Number = point.Number };
        (to.Theme, to.Topic, to.ClosedByMunicipalityOn) = (point.Matter.Theme, point.Matter.Topic, point.Matter.ClosedByMunicipalityOn);
        (to.Admitted, to.Outcome) = (point.Verdict?.Admitted, point.Outcome);
        return to;
    }
}
