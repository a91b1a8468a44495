// A letter that has left and for which no receipt came: somebody looks at it, and what comes late still counts.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class UnconfirmedLetterTests
{
    static readonly Guid Id = Guid.CreateVersion7();

    /// <summary>An answer that has left, and for which no receipt came.</summary>
    static (Case It, LetterCopy Copy) Unconfirmed()
    {
        var (it, copy) = (A.ReceivedComplaint(), new LetterCopy(Guid.NewGuid(), RecipientRole.Party, Channel.DigitalPost));
        Assert.Null(it.WriteLetter(Id, LetterKind.Answer));
        Assert.Null(it.ApproveLetter(Id, [copy], [], false, A.Today));
        Assert.IsType<Refusal.LetterNotSent>(it.FailLetter(copy.Id, SendProblem.NoReceipt, A.Today));
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Null(it.FailLetter(copy.Id, SendProblem.NoReceipt, A.Today.AddDays(5)));
        Assert.IsType<Refusal.LetterNotQueued>(it.FailLetter(copy.Id, SendProblem.NoReceipt, A.Today.AddDays(5)));
        return (it, copy);
    }

    [Fact]
    public void What_has_no_receipt_needs_care_stays_the_answer_and_is_settled_by_a_late_receipt()
    {
        var (it, copy) = Unconfirmed();
        Assert.True(it.Letters.Single().NeedsCare);
        Assert.False(it.Letters.Single().IsOut);
        Assert.Equal(A.Today, it.AnsweredOn);
        Assert.IsType<Refusal.LetterNotQueued>(it.StopLetter(copy.Id, A.Today.AddDays(5)));
        Assert.Null(it.ReceiveLetter(copy.Id, A.Today.AddDays(6)));
        Assert.Equal((CopyState.Received, null), (it.Letters[0].Copies[0].State, it.Letters[0].Copies[0].Problem));
        Assert.True(it.Letters.Single().IsOut);
    }

    [Fact]
    public void What_has_no_receipt_and_is_refused_in_the_end_was_no_answer()
    {
        var (it, copy) = Unconfirmed();
        Assert.Null(it.FailLetter(copy.Id, SendProblem.ReceiptNegative, A.Today.AddDays(6)));
        Assert.Null(it.AnsweredOn);
        Assert.Equal(SendProblem.ReceiptNegative, it.Letters[0].Copies[0].Problem);
        Assert.IsType<Refusal.LetterNotSent>(it.ReceiveLetter(copy.Id, A.Today.AddDays(7)));
        Assert.Null(it.StopLetter(copy.Id, A.Today.AddDays(7)));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void What_has_no_receipt_may_go_again_or_be_noted_by_hand_and_the_first_day_stays_the_answers(bool again)
    {
        var (it, copy) = Unconfirmed();
        if (again) Assert.Null(it.QueueLetterAgain(copy.Id, Channel.Letter, A.Today.AddDays(5)));
        Assert.Null(it.SendLetter(copy.Id, A.Today.AddDays(6)));
        Assert.Equal((CopyState.Sent, A.Today), (it.Letters[0].Copies[0].State, it.AnsweredOn));
    }
}
