// Registers what each feature asks for, and the addresses that are no pages.
using Ombud.App.Features.AccessReview;
using Ombud.App.Features.Board;
using Ombud.App.Features.Calendar;
using Ombud.App.Features.CaseFile;
using Ombud.App.Features.CaseFile.RightOfAccess;
using Ombud.App.Features.Intake;
using Ombud.App.Features.Outbox;
using Ombud.App.Features.Reports;
using Ombud.App.Features.Requests;
using Ombud.App.Features.Review;
using Ombud.App.Features.Search;
using Ombud.App.Features.Settings;
using Ombud.App.Features.Today;

namespace Ombud.App.Features;

static class FeaturesSetup
{
    public static WebApplicationBuilder AddFeatures(this WebApplicationBuilder builder) =>
        builder.AddBoard().AddCaseFile().AddIntake().AddToday().AddSearch().AddReview().AddRequests().AddAccessReview().AddOutbox().AddSettings();

    public static WebApplication MapFeatures(this WebApplication app) => app.MapReports().MapCalendar().MapCaseFile().MapOutbox();
}
