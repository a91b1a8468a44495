// What the board says is possible is what the case itself allows, in every state and for every kind of help.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class MoveOptionsTests
{
    public static TheoryData<CaseState, HelpKind, bool> Everything() =>
        [.. from state in CaseStates.All from kind in Enum.GetValues<HelpKind>() from admitted in (bool[])[true, false] select (state, kind, admitted)];

    [Theory, MemberData(nameof(Everything))]
    public void Every_other_state_has_one_option_and_an_allowed_one_may_follow(CaseState state, HelpKind kind, bool anyAdmitted)
    {
        var options = MoveOptions.For(state, kind, anyAdmitted);
        Assert.Equal(CaseStates.All.Where(other => other != state), options.Select(o => o.Target));
        Assert.All(options.Where(o => o.IsAllowed), o => Assert.Contains(o.Target, state.Next));
        Assert.Contains(options, o => o.IsAllowed);
    }

    [Theory, MemberData(nameof(Everything))]
    public void The_case_agrees_with_each_option(CaseState state, HelpKind kind, bool anyAdmitted)
    {
        // A case is mediated only if a point was admitted.
        if (state is CaseState.Mediated && !anyAdmitted) anyAdmitted = true;
        foreach (var option in MoveOptions.For(state, kind, anyAdmitted))
        {
            var moved = In(state, kind, anyAdmitted);
            Assert.Equal(option.IsAllowed, Try(moved, option.Target) is null);
            Assert.Equal(option.IsAllowed ? option.Target : state, moved.State);
        }
    }

    [Fact]
    public void A_complaint_is_checked_before_it_is_concluded() =>
        Assert.Equal(new Refusal.CheckFirst(HelpKind.Complaint), Of(CaseState.Received, HelpKind.Complaint, CaseState.Concluded, anyAdmitted: false));

    [Fact]
    public void Without_an_admitted_point_there_is_nothing_to_mediate() =>
        Assert.Equal(new Refusal.NothingAdmitted(), Of(CaseState.AdmissibilityChecked, HelpKind.Complaint, CaseState.Mediated, anyAdmitted: false));

    [Fact]
    public void A_checked_case_does_not_go_back() =>
        Assert.Equal(new Refusal.MoveNotAllowed(CaseState.AdmissibilityChecked, CaseState.Received), Of(CaseState.AdmissibilityChecked, HelpKind.Complaint, CaseState.Received, anyAdmitted: true));

    static Refusal? Of(CaseState state, HelpKind kind, CaseState target, bool anyAdmitted) =>
        MoveOptions.For(state, kind, anyAdmitted).Single(o => o.Target == target).Refused;

    static Case In(CaseState state, HelpKind kind, bool anyAdmitted)
    {
        var made = A.Received(kind);
        if (state is CaseState.Received) return made;
        Assert.Null(made.Judge([anyAdmitted ? PointVerdict.Admit(1) : PointVerdict.Decline(1, new("ankestyrelsen"), ExclusionGround.OtherAppealBody)], A.Today, A.Today));
        if (state is CaseState.Mediated) Assert.Null(Try(made, CaseState.Mediated));
        if (state is CaseState.Concluded) Assert.Null(Try(made, CaseState.Concluded));
        return made;
    }

    static Refusal? Try(Case moved, CaseState target) => (moved.State, target) switch
    {
        (CaseState.Concluded, CaseState.Received) => moved.Reopen(ReopeningReason.NewInformation, A.Today, null, null),
        (_, CaseState.Received) => new Refusal.MoveNotAllowed(moved.State, target),
        (_, CaseState.AdmissibilityChecked) => moved.Judge([PointVerdict.Admit(1)], A.Today, A.Today),
        (_, CaseState.Mediated) => moved.HoldMeeting(new(MeetingKind.Mediation, A.Today, MeetingResult.Agreed), A.Today),
        _ => moved.EndPoint(1, Outcome.Resolved) ?? moved.Conclude(A.Today),
    };
}
