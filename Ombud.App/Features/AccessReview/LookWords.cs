// A look in words.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Features.AccessReview;

static class LookWords
{
    extension(IStringLocalizer<Texts> t)
    {
        public string Act(LoggedLook look) => look switch
        {
            { Act: AccessAct.Read, Purpose: Purpose.Search or Purpose.KnownCaller } => t["AccessLog.Searched"],
            { Act: AccessAct.Change, Purpose: Purpose.Registration } => t["AccessLog.Created"],
            _ => t.Word(look.Act),
        };

        /// <summary>The case, or how many cases it was about.</summary>
        public string Where(LoggedLook look) => look is { Number: null, Purpose: Purpose.Page } ? "–" : look.Number?.ToString() ?? t[look.Count == 1 ? "Today.Looks.OneCase" : "Today.Looks.Cases", look.Count];

        public string RoleWord(string role) => role == Roles.System ? t["Today.Looks.Automatic"] : t[$"Word.Role.{role["Ombud.".Length..]}"];
    }
}
