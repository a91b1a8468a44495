// A case that waits for the citizen says so from the day of asking to the day of the reply, and no deadline moves by it.
using CsCheck;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class WaitingTests
{
    static readonly DateOnly Today = A.Today, Late = A.Today.AddDays(60);

    [Fact]
    public void A_wait_begins_ends_and_leaves_the_dates_alone()
    {
        var it = A.CheckedComplaint();
        var due = (it.OriginalDueOn, it.DueOn);
        Assert.Null(it.LongestWait);
        Assert.Null(it.WaitForCitizen(AskedOfCitizen.Information, Today.AddDays(2), Late));
        Assert.Equal((AskedOfCitizen.Information, Today.AddDays(2)), (it.LongestWait!.What, it.LongestWait.From));
        Assert.Equal(new Refusal.AlreadyWaiting(Today.AddDays(2)), it.WaitForCitizen(AskedOfCitizen.Information, Today.AddDays(3), Late));
        Assert.Equal(new Refusal.DateBeforeWait(Today.AddDays(1), Today.AddDays(2)), it.CitizenReplied(AskedOfCitizen.Information, Today.AddDays(1), Late));
        Assert.Equal(new Refusal.DateInFuture(Late.AddDays(1)), it.CitizenReplied(AskedOfCitizen.Information, Late.AddDays(1), Late));
        Assert.IsType<Refusal.NotWaiting>(it.CitizenReplied(AskedOfCitizen.PowerOfAttorney, Today.AddDays(3), Late));
        Assert.Null(it.CitizenReplied(AskedOfCitizen.Information, Today.AddDays(7), Late));
        Assert.IsType<Refusal.NotWaiting>(it.CitizenReplied(AskedOfCitizen.Information, Today.AddDays(7), Late));
        Assert.Null(it.LongestWait);
        Assert.Equal(due, (it.OriginalDueOn, it.DueOn));
        // Wednesday 25 to Monday 30 November: Thursday, Friday and Monday.
        Assert.Equal(3, it.WaitedDays(Late, WorkingCalendar.Office));
    }

    [Fact]
    public void Several_things_are_awaited_at_once_and_the_oldest_is_told()
    {
        var it = A.CheckedComplaint();
        Assert.Null(it.WaitForCitizen(AskedOfCitizen.Information, Today.AddDays(3), Late));
        Assert.Null(it.WaitForCitizen(AskedOfCitizen.PowerOfAttorney, Today, Late));
        Assert.Equal(AskedOfCitizen.PowerOfAttorney, it.LongestWait!.What);
        Assert.Null(it.CitizenReplied(AskedOfCitizen.PowerOfAttorney, Today.AddDays(4), Late));
        Assert.Equal(AskedOfCitizen.Information, it.LongestWait!.What);
    }

    [Fact]
    public void Concluding_ends_it_and_a_concluded_case_does_not_wait()
    {
        var it = A.MediatedComplaint();
        Assert.Null(it.WaitForCitizen(AskedOfCitizen.Information, Today, Today));
        Assert.Null(it.EndPoint(1, Outcome.Withdrawn));
        Assert.Null(it.Conclude(Today.AddDays(4)));
        Assert.Equal(Today.AddDays(4), Assert.Single(it.Waits).To);
        Assert.IsType<Refusal.AlreadyConcluded>(it.WaitForCitizen(AskedOfCitizen.Information, Today.AddDays(4), Late));
        Assert.Null(it.Reopen(ReopeningReason.NewInformation, Today.AddDays(10), null, null));
        Assert.Equal(0, it.WaitedDays(Late, WorkingCalendar.Office)); // of this handling
    }

    [Theory]
    [InlineData(LetterKind.PowerOfAttorneyRequest, AskedOfCitizen.PowerOfAttorney)]
    [InlineData(LetterKind.InformationRequest, AskedOfCitizen.Information)]
    [InlineData(LetterKind.PartyHearing, AskedOfCitizen.Comments)]
    public void A_letter_that_asks_the_citizen_for_something_begins_it_when_it_is_out(LetterKind kind, AskedOfCitizen what)
    {
        var (it, letter, first, second) = Approved(kind);
        Assert.Null(it.LongestWait);
        Assert.Null(it.SendLetter(first.Id, Today.AddDays(1)));
        Assert.Equal(new CitizenWait(what, Today.AddDays(1), Letter: letter), it.LongestWait);
        Assert.Null(it.SendLetter(second.Id, Today.AddDays(2))); // the other copy asks for nothing more
        Assert.Equal(Today.AddDays(1), Assert.Single(it.Waits).From);
        Assert.Equal(it.Waits, Case.Replay(it.Fresh).Waits);
    }

    [Theory]
    [InlineData(LetterKind.Acknowledgement)]
    [InlineData(LetterKind.Answer)]
    [InlineData(LetterKind.ExtensionNotice)]
    public void Any_other_letter_begins_none(LetterKind kind)
    {
        var (it, _, first, _) = Approved(kind);
        Assert.Null(it.SendLetter(first.Id, Today));
        Assert.Empty(it.Waits);
    }

    [Fact]
    public void A_letter_that_came_back_has_asked_nobody()
    {
        var (it, _, first, second) = Approved(LetterKind.InformationRequest);
        Assert.Null(it.SendLetter(first.Id, Today));
        Assert.Null(it.SendLetter(second.Id, Today));
        Assert.Null(it.FailLetter(first.Id, SendProblem.RecipientRefused, Today.AddDays(1)));
        Assert.NotNull(it.LongestWait); // one of the two is out
        Assert.Null(it.FailLetter(second.Id, SendProblem.RecipientRefused, Today.AddDays(1)));
        Assert.Null(it.LongestWait);
        Assert.Empty(Case.Replay(it.Fresh).Waits);
    }

    [Fact]
    public void News_by_mail_that_there_is_a_letter_asks_for_nothing()
    {
        var it = A.ReceivedComplaint();
        var (letter, news) = (Guid.CreateVersion7(), new LetterCopy(Guid.NewGuid(), RecipientRole.Party, Channel.Email));
        Assert.Null(it.WriteLetter(letter, LetterKind.InformationRequest));
        Assert.Null(it.ApproveLetter(letter, [news], [], false, Today));
        Assert.Null(it.SendLetter(news.Id, Today));
        Assert.Empty(it.Waits);
    }

    /// <summary>However waits overlap, each working day is counted once: as a walk over the calendar day by day counts them.</summary>
    [Fact]
    public void The_days_are_those_of_a_walk_over_the_calendar() =>
        Gen.Select(Gen.Select(Gen.Enum<AskedOfCitizen>(), Gen.Int[0, 50], Gen.Int[0, 30]).Array[0, 8], Gen.Int[0, 90], Gen.Bool).Sample((waits, until, leaveOpen) =>
        {
            var it = A.CheckedComplaint();
            var end = Today.AddDays(400);
            var asked = new List<(DateOnly From, DateOnly To)>();
            foreach (var ((what, from, length), at) in waits.Select((wait, at) => (wait, at)))
            {
                if (it.WaitForCitizen(what, Today.AddDays(from), end) is not null) continue;
                var isOpen = leaveOpen && at == waits.Length - 1;
                if (!isOpen) Assert.Null(it.CitizenReplied(what, Today.AddDays(from + length), end));
                asked.Add((Today.AddDays(from), isOpen ? end : Today.AddDays(from + length)));
            }
            var last = Today.AddDays(until);
            var walked = Enumerable.Range(1, until).Select(Today.AddDays)
                .Count(day => day <= last && WorkingCalendar.Office.IsWorkingDay(day) && asked.Any(wait => day > wait.From && day <= wait.To));
            Assert.Equal(walked, it.WaitedDays(last, WorkingCalendar.Office));
        }, iter: 2_000);

    static (Case It, Guid Letter, LetterCopy First, LetterCopy Second) Approved(LetterKind kind)
    {
        var it = A.ReceivedComplaint();
        var letter = Guid.CreateVersion7();
        LetterCopy[] copies = [new(Guid.NewGuid(), RecipientRole.Party, Channel.DigitalPost), new(Guid.NewGuid(), RecipientRole.Representative, Channel.Letter)];
        Assert.Null(it.WriteLetter(letter, kind));
        Assert.Null(it.ApproveLetter(letter, copies, [], false, Today));
        return (it, letter, copies[0], copies[1]);
    }
}
