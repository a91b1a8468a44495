// A letter is a draft, then approved, then out; being out answers, tells and discloses, and what was forbidden meanwhile does not leave.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class LetterTests
{
    static readonly Guid Id = Guid.CreateVersion7();

    static LetterCopy Copy(RecipientRole role = RecipientRole.Party, Channel channel = Channel.DigitalPost) =>
        new(Guid.NewGuid(), role, channel, role is RecipientRole.Department ? new DepartmentCode("job-centre") : null);

    static (Case It, LetterCopy Copy) Approved(LetterKind kind, LetterCopy? copy = null, Case? on = null)
    {
        var (it, one) = (on ?? A.ReceivedComplaint(), copy ?? Copy(kind.IsForDepartment ? RecipientRole.Department : RecipientRole.Party));
        Assert.Null(it.WriteLetter(Id, kind));
        Assert.Null(it.ApproveLetter(Id, [one], kind.IsForDepartment ? [DisclosedContent.Matter] : [], false, A.Today));
        return (it, one);
    }

    [Fact]
    public void A_draft_may_be_changed_and_thrown_away()
    {
        var it = A.ReceivedComplaint();
        Assert.Null(it.WriteLetter(Id, LetterKind.Acknowledgement));
        Assert.Null(it.ChangeLetter(Id));
        Assert.True(it.Letters.Single().IsDraft);
        Assert.False(it.HasWrittenToCitizen);
        Assert.Null(it.DiscardLetter(Id));
        Assert.Empty(it.Letters);
        Assert.IsType<Refusal.UnknownLetter>(it.ChangeLetter(Id));
    }

    [Fact]
    public void An_approved_letter_is_not_changed_any_more()
    {
        var (it, _) = Approved(LetterKind.Acknowledgement);
        Assert.True(it.HasWrittenToCitizen);
        Assert.IsType<Refusal.LetterNotDraft>(it.ChangeLetter(Id));
        Assert.IsType<Refusal.LetterNotDraft>(it.DiscardLetter(Id));
        Assert.IsType<Refusal.LetterNotDraft>(it.ApproveLetter(Id, [Copy()], [], false, A.Today));
    }

    [Fact]
    public void The_first_answer_that_leaves_the_house_is_the_answer()
    {
        var (first, second) = (Copy(), Copy(RecipientRole.Representative, Channel.Letter));
        var it = A.ReceivedComplaint();
        Assert.Null(it.WriteLetter(Id, LetterKind.Answer));
        Assert.Null(it.ApproveLetter(Id, [first, second], [], false, A.Today));
        Assert.Null(it.AnsweredOn);
        Assert.Null(it.SendLetter(second.Id, A.Today.AddDays(1)));
        Assert.Equal((A.Today.AddDays(1), Channel.Letter), (it.AnsweredOn, it.AnsweredBy));
        Assert.False(it.Letters.Single().IsOut);
        Assert.Null(it.SendLetter(first.Id, A.Today.AddDays(2)));
        Assert.Equal(A.Today.AddDays(1), it.AnsweredOn);
        Assert.True(it.Letters.Single().IsOut);
    }

    [Fact]
    public void An_extension_notice_tells_and_an_answer_before_it_keeps_it_from_that()
    {
        var (it, copy) = Approved(LetterKind.ExtensionNotice);
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Equal(A.Today, it.ToldOn);
        var answered = A.ReceivedComplaint();
        Assert.Null(answered.Answer(A.Today, Channel.Phone, A.Today));
        (answered, copy) = Approved(LetterKind.ExtensionNotice, on: answered);
        Assert.Null(answered.SendLetter(copy.Id, A.Today));
        Assert.Null(answered.ToldOn);
    }

    [Fact]
    public void What_goes_to_a_department_is_disclosed_once()
    {
        var (it, copy) = Approved(LetterKind.Hearing);
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Null(it.FailLetter(copy.Id, SendProblem.ReceiptNegative, A.Today));
        Assert.Null(it.QueueLetterAgain(copy.Id, Channel.Letter, A.Today));
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Equal(new DepartmentCode("job-centre"), it.Disclosures.Single().To);
        Assert.Equal([DisclosedContent.Matter], it.Disclosures.Single().What);
    }

    [Fact]
    public void A_letter_to_a_department_says_what_it_gives()
    {
        var it = A.ReceivedComplaint();
        Assert.Null(it.WriteLetter(Id, LetterKind.Hearing));
        Assert.IsType<Refusal.NothingDisclosed>(it.ApproveLetter(Id, [Copy(RecipientRole.Department)], [], false, A.Today));
    }

    [Fact]
    public void A_no_to_disclosure_stops_a_letter_to_the_department_wherever_it_is()
    {
        var (it, copy) = Approved(LetterKind.Hearing);
        Assert.Null(it.RecordObjection(A.Today, Channel.Phone, A.Today));
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.CheckSending(copy.Id, A.Today));
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.WriteLetter(Guid.NewGuid(), LetterKind.Dunning));
        Assert.Null(it.FailLetter(copy.Id, SendProblem.Objected, A.Today));
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.QueueLetterAgain(copy.Id, Channel.Letter, A.Today));
        var draft = A.ReceivedComplaint();
        Assert.Null(draft.WriteLetter(Id, LetterKind.Hearing));
        Assert.Null(draft.RecordObjection(A.Today, Channel.Phone, A.Today));
        Assert.IsType<Refusal.ObjectedToDisclosure>(draft.ApproveLetter(Id, [Copy(RecipientRole.Department)], [DisclosedContent.Matter], false, A.Today));
    }

    [Fact]
    public void A_case_that_became_sensitive_sends_no_mail()
    {
        var (it, copy) = Approved(LetterKind.Answer, Copy(channel: Channel.Email));
        Assert.Null(it.CheckSending(copy.Id, A.Today));
        Assert.Null(it.MarkSensitive(true, SensitiveCategory.None));
        Assert.IsType<Refusal.PlainEmailRuledOut>(it.CheckSending(copy.Id, A.Today));
        Assert.Null(it.FailLetter(copy.Id, SendProblem.EmailRuledOut, A.Today));
        Assert.IsType<Refusal.PlainEmailRuledOut>(it.QueueLetterAgain(copy.Id, Channel.Email, A.Today));
        Assert.Null(it.QueueLetterAgain(copy.Id, Channel.Letter, A.Today));
        Assert.Equal((CopyState.Queued, Channel.Letter), (it.Letters[0].Copies[0].State, it.Letters[0].Copies[0].Channel));
    }

    [Fact]
    public void A_copy_is_sent_once_and_received_after_that()
    {
        var (it, copy) = Approved(LetterKind.Acknowledgement);
        Assert.IsType<Refusal.LetterNotSent>(it.ReceiveLetter(copy.Id, A.Today));
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.IsType<Refusal.LetterNotQueued>(it.SendLetter(copy.Id, A.Today));
        Assert.IsType<Refusal.LetterNotQueued>(it.CheckSending(copy.Id, A.Today));
        Assert.Null(it.ReceiveLetter(copy.Id, A.Today));
        Assert.IsType<Refusal.UnknownLetter>(it.SendLetter(Guid.NewGuid(), A.Today));
        Assert.Null(it.FailLetter(copy.Id, SendProblem.ReceiptNegative, A.Today));
        Assert.IsType<Refusal.LetterNotQueued>(it.FailLetter(copy.Id, SendProblem.ReceiptNegative, A.Today));
    }

    [Fact]
    public void What_came_back_was_no_answer()
    {
        var (it, copy) = Approved(LetterKind.Answer);
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Null(it.FailLetter(copy.Id, SendProblem.ReceiptNegative, A.Today.AddDays(1)));
        Assert.Null(it.AnsweredOn);
        Assert.Null(it.QueueLetterAgain(copy.Id, Channel.Letter, A.Today.AddDays(1)));
        Assert.Null(it.SendLetter(copy.Id, A.Today.AddDays(2)));
        Assert.Equal((A.Today.AddDays(2), Channel.Letter), (it.AnsweredOn, it.AnsweredBy));
    }

    [Fact]
    public void A_letter_of_an_earlier_handling_answers_nothing_in_this_one()
    {
        var it = A.MediatedComplaint();
        var (_, copy) = Approved(LetterKind.Answer, Copy(channel: Channel.Letter), it);
        Assert.Null(it.EndPoint(1, Outcome.Resolved));
        Assert.Null(it.Conclude(A.Today, unanswered: NoAnswerReason.CannotBeReached));
        Assert.Null(it.Reopen(ReopeningReason.NewInformation, A.Today, A.Today.AddDays(14), A.Today.AddDays(14)));
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Null(it.AnsweredOn);
    }

    [Fact]
    public void News_by_mail_is_no_answer_and_a_letter_left_no_earlier_than_it_was_approved()
    {
        var (it, copy) = Approved(LetterKind.Answer, Copy(channel: Channel.Email));
        Assert.IsType<Refusal.DateBeforeApproval>(it.SendLetter(copy.Id, A.Today.AddDays(-1)));
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Null(it.AnsweredOn);
    }

    [Fact]
    public void A_stopped_copy_is_neither_out_nor_waiting()
    {
        var (it, copy) = Approved(LetterKind.Answer);
        Assert.Null(it.StopLetter(copy.Id, A.Today));
        Assert.True(it.Letters[0].IsStopped);
        Assert.False(it.HasWrittenToCitizen);
        Assert.IsType<Refusal.LetterNotQueued>(it.SendLetter(copy.Id, A.Today));
        Assert.IsType<Refusal.LetterNotQueued>(it.CheckSending(copy.Id, A.Today));
    }

    [Fact]
    public void A_way_that_the_office_has_not_set_up_is_none()
    {
        var dossier = Dossier.Empty();
        dossier.SetParty(new(Guid.NewGuid(), "Asta Lyngdal", Address: "Strandvej 3", Cpr: "1203670000"));
        Assert.Equal(Channel.Letter, Recipients.Of(LetterKind.Answer, dossier, A.ReceivedComplaint(), A.Today, isOpen: _ => false).To.Single().Channel);
    }

    [Fact]
    public void A_history_replayed_gives_the_same_letters()
    {
        var (it, copy) = Approved(LetterKind.Answer);
        Assert.Null(it.SendLetter(copy.Id, A.Today));
        Assert.Equal(it.Letters[0].Copies, Case.Replay(it.Fresh).Letters[0].Copies);
    }

    [Fact]
    public void The_way_that_was_chosen_is_taken_if_it_is_there_and_allowed()
    {
        var dossier = Dossier.Empty();
        dossier.SetParty(new(Guid.NewGuid(), "Asta Lyngdal", Email: "asta@post.example", Cpr: "1203670000"));
        var it = A.ReceivedComplaint();
        Assert.Equal(Channel.Email, Recipients.Of(LetterKind.Answer, dossier, it, A.Today, otherwise: By(Channel.Email)).To.Single().Channel);
        Assert.Equal(new Refusal.WayNotPossible(RecipientRole.Party, Channel.Letter), Recipients.Of(LetterKind.Answer, dossier, it, A.Today, otherwise: By(Channel.Letter)).Refused);
        Assert.Null(it.MarkSensitive(true, SensitiveCategory.None));
        Assert.Equal(new Refusal.PlainEmailRuledOut(), Recipients.Of(LetterKind.Answer, dossier, it, A.Today, otherwise: By(Channel.Email)).Refused);
    }

    static Deviation By(Channel channel) => new(new Dictionary<RecipientRole, Channel> { [RecipientRole.Party] = channel });

    [Fact]
    public void The_citizen_may_get_a_copy_of_what_goes_to_the_representative()
    {
        var dossier = Dossier.Empty();
        dossier.SetParty(new(Guid.NewGuid(), "Asta Lyngdal", Cpr: "1203670000"));
        dossier.SetRepresentation(new(Guid.NewGuid(), "Bo Vang", Address: "Torvet 1", Power: new("Sagen", A.Today)), new(new("k.roenbo"), A.Today));
        Assert.Equal([RecipientRole.Representative], RolesOf(Deviation.None));
        Assert.Equal([RecipientRole.Party, RecipientRole.Representative], RolesOf(Deviation.None with { AlsoParty = true }));

        IEnumerable<RecipientRole> RolesOf(Deviation otherwise) =>
            Recipients.Of(LetterKind.InformationRequest, dossier, A.ReceivedComplaint(), A.Today, otherwise: otherwise).To.Select(to => to.Role);
    }

    [Theory]
    [InlineData("12345678", null, Channel.DigitalPost)]
    [InlineData(null, "job@lynghoej.example", Channel.Letter)]
    [InlineData(null, null, Channel.Letter)]
    public void A_department_is_reached_by_its_mailbox_or_the_own_post(string? cvr, string? email, Channel way) =>
        Assert.Equal(way, Recipients.Of(LetterKind.Hearing, Dossier.Empty(), A.ReceivedComplaint(), A.Today, department: new(cvr, null, email)).To.Single().Channel);
}
