// The data protection officer's start page: who looked, when and what for; never what stood there.
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Today;

public sealed partial class DataProtectionToday
{
    Looks? looks;
    OfficeData? office;

    protected override async Task OnInitializedAsync()
    {
        office = await Office.GetAsync();
        looks = await Query.LooksAsync();
    }

    string NameOf(Look look) => look.By == StaffId.System ? T["Today.Looks.System"] : office!.NameOf(look.By);
}
