// What the office has a template for: each letter, and the block of rights that goes with the first one.
using Ombud.Domain.Dossiers;

namespace Ombud.Domain.Letters;

/// <summary>The letters by the names of <see cref="LetterKind"/>, and <see cref="Rights"/>: what the citizen may do, added to the first letter.</summary>
public enum TemplateKind
{
    Acknowledgement, Admission, Referral, InformationDuty, PowerOfAttorneyRequest, ExtensionNotice, InformationRequest, PartyHearing, MeetingInvitation, Answer, AccessAnswer,
    Hearing, Statement, Dunning, Forwarding, Rights,
}

public static class TemplateKinds
{
    extension(LetterKind letter)
    {
        public TemplateKind Template => Enum.Parse<TemplateKind>(letter.ToString());
    }

    extension(TemplateKind kind)
    {
        /// <summary>Null for the block of rights, which is no letter of its own.</summary>
        public LetterKind? Letter => Enum.TryParse<LetterKind>(kind.ToString(), out var letter) ? letter : null;

        /// <summary>
        /// What the letter is not worth sending without. A template must have these fields, and one that gets no value stays as
        /// a gap instead of taking its paragraph along.
        /// </summary>
        public IReadOnlyList<MergeField> Required => kind switch
        {
            TemplateKind.Rights => [],
            TemplateKind.Acknowledgement => [MergeField.CaseNumber, MergeField.ReceivedOn],
            TemplateKind.Referral => [MergeField.CaseNumber, MergeField.Ground, MergeField.Body],
            TemplateKind.ExtensionNotice => [MergeField.CaseNumber, MergeField.DelayReason, MergeField.NewDueOn],
            TemplateKind.MeetingInvitation => [MergeField.CaseNumber, MergeField.MeetingDay, MergeField.MeetingTime],
            TemplateKind.Dunning => [MergeField.CaseNumber, MergeField.HearingOn],
            TemplateKind.InformationRequest or TemplateKind.PartyHearing or TemplateKind.Answer or TemplateKind.Hearing
                or TemplateKind.Statement or TemplateKind.Forwarding => [MergeField.CaseNumber, MergeField.Text],
            _ => [MergeField.CaseNumber],
        };

        /// <summary>The fields that may have a value in such a letter, those that it must have first. Any other is allowed and stays empty.</summary>
        public IReadOnlyList<MergeField> Offered
        {
            get
            {
                var isForDepartment = kind.Letter is { IsForDepartment: true };
                var others = Enum.GetValues<MergeField>().Where(it => it switch
                {
                    // The department is told which case, not who.
                    MergeField.Recipient or MergeField.Citizen or MergeField.DueOn => !isForDepartment,
                    MergeField.Body or MergeField.BodyContact or MergeField.BodyGuidance => kind is TemplateKind.Referral or TemplateKind.Answer,
                    MergeField.AppealDeadline => kind is TemplateKind.Referral or TemplateKind.Answer or TemplateKind.Acknowledgement or TemplateKind.Admission,
                    MergeField.Ground => kind is TemplateKind.Referral,
                    MergeField.NewDueOn or MergeField.DelayReason => kind is TemplateKind.ExtensionNotice,
                    MergeField.MeetingDay or MergeField.MeetingTime or MergeField.MeetingPlace => kind is TemplateKind.MeetingInvitation,
                    MergeField.HearingOn => kind is TemplateKind.Dunning,
                    MergeField.Source => kind is TemplateKind.InformationDuty,
                    _ => true,
                });
                return [.. kind.Required.Union(others)];
            }
        }
    }
}
