// A look in the access log in words: what was done, at which case, in which role.
using Microsoft.Extensions.Localization;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Components;

public static class LookWords
{
    extension(IStringLocalizer<Texts> t)
    {
        public string Act(AccessAct act, Purpose purpose) => (act, purpose) switch
        {
            (AccessAct.Read, Purpose.Search or Purpose.KnownCaller) => t["AccessLog.Searched"],
            (AccessAct.Change, Purpose.Registration) => t["AccessLog.Created"],
            _ => t.Word(act),
        };

        /// <summary>The case, or how many cases it was about; a page that is no case's has neither, nor have settings, registers, what came in and the address of a calendar.</summary>
        public string Where(CaseNumber? number, int count, Purpose purpose) =>
            number?.ToString() ?? (purpose is Purpose.Page or Purpose.Settings or Purpose.Registers or Purpose.Incoming || (purpose is Purpose.CalendarFeed && count == 0) ? "–" : t[count == 1 ? "Today.Looks.OneCase" : "Today.Looks.Cases", count]);

        public string RoleWord(string role) => role == Roles.System ? t["Today.Looks.Automatic"] : t[$"Word.Role.{role["Ombud.".Length..]}"];
    }
}
