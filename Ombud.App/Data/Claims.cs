// Lets one of several nodes do what must happen once: a claim in the database, with a lease and a fence.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;

namespace Ombud.App.Data;

/// <param name="Fence">Higher than that of everybody who held it before.</param>
public readonly record struct Claim(string Name, long Fence);

public sealed class Claims(WriteGate gate, TimeProvider clock)
{
    /// <summary>Renewed while the work goes on; a node that dies holds up the others for no longer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Null: somebody else is at it.</summary>
    public Task<Claim?> TryTakeAsync(string name) => gate.WriteAsync<Claim?>(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Claims.SingleOrDefaultAsync(c => c.Name == name);
        if (row is null) db.Claims.Add(row = new() { Name = name });
        else if (row.Until > now) return null;
        (row.Fence, row.Until) = (row.Fence + 1, now + Lease);
        await db.SaveChangesAsync();
        return new(name, row.Fence);
    });

    /// <summary>Writes if the claim still holds, and gives the lease its full time again. False: another has taken over, and nothing was written.</summary>
    public Task<bool> WriteAsync(Claim claim, Func<OmbudDb, Task> write) => gate.WriteAsync(async db =>
    {
        var until = clock.GetUtcNow() + Lease;
        if (await db.Claims.Where(c => c.Name == claim.Name && c.Fence == claim.Fence).ExecuteUpdateAsync(set => set.SetProperty(c => c.Until, until)) == 0) return false;
        await write(db);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>
    /// Notes what came of an act on the outside world. What is out is out, and is noted even by one who has lost the claim meanwhile. False:
    /// they have, and are to stop.
    /// </summary>
    public async Task<bool> NoteAsync(Claim claim, bool isOut, Func<OmbudDb, Task> note)
    {
        if (await WriteAsync(claim, note)) return true;
        if (isOut)
            await gate.WriteAsync(async db =>
            {
                await note(db);
                return await db.SaveChangesAsync();
            });
        return false;
    }

    public Task ReleaseAsync(Claim claim)
    {
        var now = clock.GetUtcNow();
        return gate.WriteAsync(db => db.Claims.Where(c => c.Name == claim.Name && c.Fence == claim.Fence).ExecuteUpdateAsync(set => set.SetProperty(c => c.Until, now)));
    }
}
