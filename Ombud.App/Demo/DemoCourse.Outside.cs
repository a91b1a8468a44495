// Who else is in an invented case, and what left the house: disclosures, what a no to them stops, and the archive.
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Demo;

sealed partial class DemoCourse
{
    static readonly SensitiveCategory[] Categories =
    [
        SensitiveCategory.Health, SensitiveCategory.Health, SensitiveCategory.Finances, SensitiveCategory.Health | SensitiveCategory.SocialProblems,
        SensitiveCategory.Finances | SensitiveCategory.SocialProblems, SensitiveCategory.CriminalMatters, SensitiveCategory.SexualOrientation, SensitiveCategory.PoliticsOrReligion,
    ];

    bool Objects => history.Case.Objection is not null;

    Channel Safe(Channel channel) => history.Case.RulesOut(channel) ? Channel.DigitalPost : channel;

    void NameCategories()
    {
        if (history.Case.Flags.HasFlag(CaseFlags.Sensitive) && aside.Chance(85)) history.Do(handler, it => it.MarkSensitive(true, aside.Pick(Categories)));
    }

    void BringCompanion()
    {
        if (!aside.Chance(plan.Kind is HelpKind.MeetingObserver or HelpKind.Mediation ? 35 : 4)) return;
        var friend = DemoPeople.Make(aside, receivedOn);
        history.Keep(new Companion(aside.Id(new(receivedOn, default, TimeSpan.Zero)), friend.Name, friend.Phone));
    }

    void Disclose(DisclosurePurpose why, int percent, DateOnly on, params DisclosedContent[] what)
    {
        if (Objects || !aside.Chance(percent)) return;
        var channel = why is DisclosurePurpose.Hearing || aside.Chance(40) ? Channel.DigitalPost : Channel.Phone;
        history.Do(handler, it => it.Disclose(new(new(plan.Department), what, why, channel, on), on));
        if (aside.Chance(25)) history.Note(handler, NoteKind.DisclosureRemark, texts.Note(DemoPhrases.Disclosed, on));
    }

    /// <summary>Some citizens are asked for something when the check is done, and reply before the meeting or the end.</summary>
    void Ask(DateOnly on)
    {
        if (!further.Chance(plan.Open is null ? 16 : 35)) return;
        var what = further.Pick([AskedOfCitizen.Information, AskedOfCitizen.Information, AskedOfCitizen.PowerOfAttorney, AskedOfCitizen.Comments]);
        history.Do(handler, it => it.WaitForCitizen(what, on, on));
    }

    void Reply(DateOnly on)
    {
        if (history.Case.LongestWait is { } owed) history.Do(handler, it => it.CitizenReplied(owed.What, on, on));
    }

    /// <summary>The newest proposals still wait.</summary>
    void HandOver(int day)
    {
        if (day > days.Last) return;
        var on = history.On(day);
        history.Do(handler, it => it.Archive(on, on));
    }
}
