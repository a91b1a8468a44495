// A department that owes a reply is reminded by rule: after its time is over, once a stage, and never where nothing may be given to it.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class DunningRuleTests
{
    static readonly Guid Hearing = Guid.CreateVersion7();
    static readonly DunningRule Rule = new();
    /// <summary>Monday 7 December 2026, ten working days after the hearing.</summary>
    static readonly DateOnly ReplyBy = new(2026, 12, 7);

    static Case Asked(DateOnly? replyBy = null)
    {
        var it = A.CheckedComplaint();
        Send(it, Hearing, LetterKind.Hearing, A.Today, replyBy ?? ReplyBy);
        return it;
    }

    static void Send(Case it, Guid letter, LetterKind kind, DateOnly on, DateOnly? replyBy)
    {
        if (it.Letters.All(l => l.Id != letter)) Assert.Null(it.WriteLetter(letter, kind));
        var copy = new LetterCopy(Guid.NewGuid(), RecipientRole.Department, Channel.DigitalPost, new DepartmentCode("job-centre"));
        Assert.Null(it.ApproveLetter(letter, [copy], [DisclosedContent.Matter], false, on, replyBy));
        Assert.Null(it.SendLetter(copy.Id, on));
    }

    static Refusal? Dun(Case it, string day, out Guid letter, DunningRule? rule = null) => it.Dun(letter = Guid.CreateVersion7(), Hearing, rule ?? Rule, Days.Day(day), WorkingCalendar.Office);

    [Theory]
    [InlineData("2026-12-07", false)]
    [InlineData("2026-12-08", true)]
    [InlineData("2026-12-12", false)] // a Saturday
    [InlineData("2026-12-24", false)]
    public void The_first_comes_on_a_working_day_after_the_last_day_for_the_reply(string day, bool isDue) =>
        Assert.Equal(isDue, Dun(Asked(), day, out _) is null);

    [Fact]
    public void Each_stage_has_one_and_the_last_is_the_last()
    {
        var it = Asked();
        Assert.Null(Dun(it, "2026-12-08", out var first));
        Assert.Equal((LetterKind.Dunning, Hearing, 1), (it.Letters[1].Kind, it.Letters[1].About!.Value, it.Letters[0].Reminders));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(it, "2026-12-30", out _));
        Send(it, first, LetterKind.Dunning, new(2026, 12, 8), new(2026, 12, 15));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(it, "2026-12-21", out _));
        Assert.Null(Dun(it, "2026-12-22", out var second));
        Send(it, second, LetterKind.Dunning, new(2026, 12, 22), new(2026, 12, 30));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(it, "2027-02-01", out _));
    }

    [Fact]
    public void One_that_was_thrown_away_counts_and_is_not_written_again()
    {
        var it = Asked();
        Assert.Null(Dun(it, "2026-12-08", out var first));
        Assert.Null(it.DiscardLetter(first));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(it, "2026-12-11", out _));
        Assert.Null(Dun(it, "2026-12-14", out var second));
        Assert.Null(it.DiscardLetter(second));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(it, "2027-02-01", out _));
    }

    [Fact]
    public void One_that_the_adviser_has_written_counts()
    {
        var it = Asked();
        Assert.Null(it.WriteLetter(Guid.CreateVersion7(), LetterKind.Dunning));
        Assert.Equal(1, it.Letters[0].Reminders);
        Assert.IsType<Refusal.ReminderNotDue>(Dun(it, "2026-12-08", out _));
    }

    [Fact]
    public void A_reply_an_objection_a_conclusion_and_a_reopening_each_end_it()
    {
        var replied = Asked();
        Assert.Null(replied.ReplyReceived(Hearing, ReplyBy, ReplyBy));
        Assert.Equal(ReplyBy, replied.Letters[0].RepliedOn);
        Assert.IsType<Refusal.ReminderNotDue>(Dun(replied, "2026-12-08", out _));

        var objected = Asked();
        Assert.Null(objected.RecordObjection(ReplyBy, Channel.Phone, ReplyBy));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(objected, "2026-12-08", out _));
        Assert.Null(objected.WithdrawObjection(new(2026, 12, 8), new(2026, 12, 8)));
        Assert.Null(Dun(objected, "2026-12-09", out _));

        var concluded = Asked();
        Assert.Null(concluded.EndPoint(1, Outcome.Withdrawn));
        Assert.Null(concluded.Conclude(ReplyBy, unanswered: NoAnswerReason.DoesNotWantAnswer));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(concluded, "2026-12-08", out _));
        Assert.Null(concluded.Reopen(ReopeningReason.NewInformation, new(2026, 12, 8), null, null));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(concluded, "2026-12-09", out _));
    }

    [Fact]
    public void A_hearing_that_has_not_left_or_asks_for_no_day_is_not_reminded_of()
    {
        var waiting = A.CheckedComplaint();
        Assert.Null(waiting.WriteLetter(Hearing, LetterKind.Hearing));
        Assert.IsType<Refusal.ReminderNotDue>(Dun(waiting, "2026-12-08", out _));
        Assert.IsType<Refusal.LetterNotSent>(waiting.ReplyReceived(Hearing, A.Today, A.Today));

        var old = A.CheckedComplaint();
        Send(old, Hearing, LetterKind.Hearing, A.Today, null);
        Assert.IsType<Refusal.ReminderNotDue>(Dun(old, "2026-12-08", out _));
    }

    [Fact]
    public void A_reply_comes_once_to_a_hearing_and_not_in_the_future()
    {
        var it = Asked();
        Assert.IsType<Refusal.DateInFuture>(it.ReplyReceived(Hearing, ReplyBy.AddDays(1), ReplyBy));
        Assert.Null(it.ReplyReceived(Hearing, ReplyBy, ReplyBy));
        Assert.Equal(new Refusal.AlreadyReplied(ReplyBy), it.ReplyReceived(Hearing, ReplyBy, ReplyBy));
        Assert.IsType<Refusal.UnknownLetter>(it.ReplyReceived(Guid.NewGuid(), ReplyBy, ReplyBy));
    }

    [Fact]
    public void Letters_that_ask_for_something_have_a_day_and_others_have_none()
    {
        Assert.Equal(ReplyBy, LetterKind.Hearing.ReplyBy(A.Today, WorkingCalendar.Office));
        Assert.Equal(ReplyBy, LetterKind.InformationRequest.ReplyBy(A.Today, WorkingCalendar.Office));
        Assert.Equal(new(2026, 11, 30), LetterKind.Dunning.ReplyBy(A.Today, WorkingCalendar.Office));
        Assert.Null(LetterKind.Answer.ReplyBy(A.Today, WorkingCalendar.Office));
    }
}
