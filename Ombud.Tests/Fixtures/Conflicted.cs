// A case that the second adviser of the demo is shut out of.
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

static class Conflicted
{
    public static readonly StaffId Handler = new("k.roenbo");

    public static async Task<CaseNumber> MakeAsync(OmbudHost host, Registration? registration = null)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration ?? A.PhoneCall()));
        Assert.Null(refused);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number,
            it => it.DeclareConflict(Principals.ShutOut, ConflictGround.Relative, Handler, A.Today))));
        return registered!.Number;
    }
}
