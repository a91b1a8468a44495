// The access log: for the data protection officer the monthly sample and all of it, for an adviser their own looks.
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Features.AccessReview;

public sealed partial class AccessLogPage
{
    OfficeData? office;
    Sample? sample;
    bool showsAll;

    bool IsOfficer => User.Actor?.Is(Roles.DataProtection) is true;

    string Subtitle => !IsOfficer ? T["AccessLog.Own"] : showsAll ? T["AccessLog.All"] : sample is null ? T["AccessLog.NoSample"]
        : T["AccessLog.Sample", SampleReview.MonthText(sample.Month), sample.Random, sample.Looks.Count - sample.Random];

    protected override async Task OnInitializedAsync()
    {
        office = await Office.GetAsync();
        await ReadSampleAsync();
    }

    async Task ReadSampleAsync()
    {
        if (IsOfficer) sample = await Query.SampleAsync();
    }

    Task ShowAsync(bool all)
    {
        showsAll = all;
        return ReadSampleAsync();
    }
}
