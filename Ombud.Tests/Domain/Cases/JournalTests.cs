// What is not yet journalised: each thing that lacks something is listed until the very act that makes it good, and nothing else makes it go.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class JournalTests
{
    static readonly DateOnly Today = A.Today;

    static Case Taken(HelpKind kind = HelpKind.Complaint, bool toReview = true, NoteKind note = NoteKind.PhoneNote)
    {
        var it = Case.Register(new(2026, 7), new(kind, new(Channel.Phone, false, Today), [new(Theme.HandlingTime)], CallBackOn: Today, ToReview: toReview));
        Assert.Null(it.AddNote(Guid.NewGuid(), note));
        return it;
    }

    static JournalGapKind[] Gaps(Case it)
    {
        Assert.Equal(it.JournalGaps, Case.Replay(it.Fresh).JournalGaps);
        return [.. it.JournalGaps.Select(gap => gap.What)];
    }

    [Fact]
    public void What_the_intake_took_down_waits_for_an_adviser()
    {
        var it = Taken();
        Assert.Equal([JournalGapKind.Contact], Gaps(it));
        Assert.Null(it.Assign(new("k.roenbo"))); // taking a case is not looking it through
        Assert.Null(it.AddContact(new(Channel.Phone, false, Today.AddDays(1)), null, Today.AddDays(1), toReview: true));
        Assert.Equal([Today, Today.AddDays(1)], it.JournalGaps.Select(gap => gap.On));
        Assert.Null(it.SeeContacts());
        Assert.Empty(Gaps(it));
        Assert.IsType<Refusal.NothingToJournalise>(it.SeeContacts());
    }

    [Fact]
    public void Whoever_checks_a_case_has_looked_it_through_and_an_adviser_s_own_call_needs_no_look()
    {
        var it = Taken();
        Assert.Null(it.Judge([PointVerdict.Admit(1)], Today, Today));
        Assert.Empty(Gaps(it));
        Assert.Empty(Gaps(Taken(toReview: false)));
    }

    [Theory]
    [InlineData(DocumentSource.Citizen, true)]
    [InlineData(DocumentSource.Department, true)]
    [InlineData(DocumentSource.Other, true)]
    [InlineData(DocumentSource.Office, false)] // made here, and named by its kind
    [InlineData(null, false)] // from before it was a fact
    public void A_document_from_outside_waits_for_its_subject(DocumentSource? from, bool waits)
    {
        var (it, document) = (A.CheckedComplaint(), Guid.NewGuid());
        Assert.Null(it.AddDocument(document, Today.AddDays(-3), Today, from));
        Assert.Equal(waits ? [new JournalGap(JournalGapKind.Document, Today.AddDays(-3), document)] : [], it.JournalGaps);
        if (!waits)
        {
            Assert.IsType<Refusal.NothingToJournalise>(it.JournaliseDocument(document));
            return;
        }
        Assert.Null(it.AddNote(Guid.NewGuid(), NoteKind.JournalNote)); // a note is no subject
        Assert.Equal([JournalGapKind.Document], Gaps(it));
        Assert.Null(it.JournaliseDocument(document));
        Assert.Empty(Gaps(it));
    }

    [Fact]
    public void A_document_that_was_removed_needs_none()
    {
        var (it, document) = (A.CheckedComplaint(), Guid.NewGuid());
        Assert.Null(it.AddDocument(document, Today, Today, DocumentSource.Citizen));
        Assert.Null(it.RemoveDocument(document));
        Assert.Empty(Gaps(it));
    }

    [Theory]
    [InlineData(NoteKind.AnswerRemark, true)]
    [InlineData(NoteKind.JournalNote, true)]
    [InlineData(NoteKind.PhoneNote, true)]
    [InlineData(NoteKind.ObjectionRemark, false)]
    public void An_answer_that_nothing_tells_of_waits_for_a_note(NoteKind note, bool isGood)
    {
        var it = A.CheckedComplaint();
        Assert.Null(it.Answer(Today, Channel.Phone, Today));
        Assert.Equal([JournalGapKind.Answer], Gaps(it));
        Assert.Null(it.AddNote(Guid.NewGuid(), note));
        Assert.Equal(isGood ? [] : [JournalGapKind.Answer], Gaps(it));
    }

    [Fact]
    public void An_answer_that_something_tells_of_already_lacks_nothing()
    {
        var written = A.CheckedComplaint();
        Assert.Null(written.AddNote(Guid.NewGuid(), NoteKind.OutcomeReason));
        Assert.Null(written.Answer(Today, Channel.Phone, Today));
        Assert.Empty(Gaps(written));

        var helped = Taken(HelpKind.Guidance, toReview: false); // the note of the call tells of the help
        Assert.Null(helped.EndPoint(1, Outcome.HelpGiven));
        Assert.Null(helped.Conclude(Today));
        Assert.Empty(Gaps(helped));

        var complained = Taken(toReview: false); // the note of the call tells of the complaint, not of the answer
        Assert.Null(complained.Answer(Today, Channel.Phone, Today));
        Assert.Equal([JournalGapKind.Answer], Gaps(complained));

        var attached = A.CheckedComplaint();
        Assert.Null(attached.Answer(Today, Channel.Email, Today));
        Assert.Null(attached.AddDocument(Guid.NewGuid(), Today, Today, DocumentSource.Office)); // the copy of the mail
        Assert.Empty(Gaps(attached));
    }

    [Fact]
    public void A_letter_tells_of_itself_and_a_notice_by_hand_does_not()
    {
        var it = A.CheckedComplaint();
        var (letter, copy) = (Guid.CreateVersion7(), new LetterCopy(Guid.NewGuid(), RecipientRole.Party, Channel.Letter));
        Assert.Null(it.WriteLetter(letter, LetterKind.Answer));
        Assert.Null(it.ApproveLetter(letter, [copy], [], false, Today));
        Assert.Null(it.SendLetter(copy.Id, Today));
        Assert.Equal(Today, it.AnsweredOn);
        Assert.Empty(Gaps(it));

        var told = A.CheckedComplaint();
        Assert.Null(told.Tell(Today, Channel.Phone, Today));
        Assert.Equal([JournalGapKind.Answer], Gaps(told));
        Assert.Null(told.Answer(Today.AddDays(1), Channel.Phone, Today.AddDays(1)));
        Assert.Single(Gaps(told)); // one note makes good both
    }

    [Fact]
    public void A_meeting_and_a_call_wait_for_their_own_notes()
    {
        var it = Taken(toReview: false);
        Assert.Null(it.Judge([PointVerdict.Admit(1)], Today, Today));
        Assert.Null(it.CallBack(Today));
        Assert.Null(it.HoldMeeting(new(MeetingKind.Mediation, Today, MeetingResult.Agreed), Today));
        Assert.Equal([JournalGapKind.CallBack, JournalGapKind.Meeting], Gaps(it));
        Assert.Null(it.AddNote(Guid.NewGuid(), NoteKind.MeetingResult));
        Assert.Equal([JournalGapKind.CallBack], Gaps(it));
        Assert.Null(it.AddNote(Guid.NewGuid(), NoteKind.PhoneNote));
        Assert.Empty(Gaps(it));
    }

    [Fact]
    public void An_erased_case_lacks_nothing()
    {
        var it = A.ConcludedComplaint();
        Assert.NotEmpty(Gaps(it));
        Assert.Null(it.EraseAgain(Today));
        Assert.Empty(Gaps(it));
    }
}
