// The answer to a request for access in words that a citizen understands.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.RightOfAccess;

static class AccessWords
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <summary>Who it came from; where somebody speaks for the citizen, it may have been them.</summary>
        public string SourceOf(DocumentSource source, bool isRepresented) => source is DocumentSource.Citizen && isRepresented
            ? t["CaseFile.Access.Source.CitizenOrOther"]
            : t[$"CaseFile.Access.Source.{source}"];

        public string VerdictOn(AnsweredPoint point) => point.Admitted switch
        {
            null => t["CaseFile.Access.Verdict.None"],
            true => point.Grounds.Count == 0 ? t["CaseFile.Access.Verdict.Admitted"] : t["CaseFile.Access.Verdict.Exception"],
            false => t["CaseFile.Access.Verdict.Declined", string.Join(", ", point.Grounds.Select(ground => t.Word(ground)))],
        };

        public string OutcomeOf(AnsweredPoint point) => point switch
        {
            { Outcome: null } => t["CaseFile.Access.Outcome.None"],
            { Outcome: Outcome.Referred, ReferredTo: { } body } => t["CaseFile.Access.Outcome.ReferredTo", body],
            { Outcome: { } outcome } => t[$"CaseFile.Access.Outcome.{outcome}"],
        };

        public string RecipientOf(AnsweredDisclosure given) => given.To ?? t[given.SentOn ? "CaseFile.Disclosures.OtherBody" : "CaseFile.Disclosures.SomeDepartment"];

        public string WhyAndHow(AnsweredDisclosure given) => string.Join(", ", new[]
        {
            given.Why is { } why ? t.Word(why) : t["CaseFile.Disclosures.SentOn"].Value,
            given.Channel is { } channel ? t.Word(channel) : null,
        }.Where(part => part is not null));

        public string What(AnsweredLook look) => look switch
        {
            { Act: AccessAct.Read, Purpose: Purpose.Search or Purpose.KnownCaller } => t["CaseFile.Access.Act.Found"],
            _ => t[$"CaseFile.Access.Act.{look.Act}"],
        };

        public string Why(AnsweredLook look) => t[$"CaseFile.Access.Purpose.{look.Purpose}"];

        /// <summary>In which role, never who.</summary>
        public string RoleOf(AnsweredLook look) => look.Role switch
        {
            "adviser" => t["CaseFile.Access.Role.Adviser"],
            "intake" => t["CaseFile.Access.Role.Intake"],
            "system" => t["CaseFile.Access.Role.System"],
            "data-protection" => t["CaseFile.Access.Role.DataProtection"],
            "supervisor" => t["CaseFile.Access.Role.Supervisor"],
            _ => t["CaseFile.Access.Role.Other"],
        };
    }
}
