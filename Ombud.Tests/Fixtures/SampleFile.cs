// Small files of every type that a case takes or refuses, and large ones that are made while they are read.
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ombud.Tests.Fixtures;

static class SampleFile
{
    const string Word = "word/document.xml";

    public static byte[] Of(string kind) => kind switch
    {
        "pdf" => Text("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n%%EOF"),
        "pdf after a line" => Text("\r\n%PDF-1.4\n%%EOF"),
        "jpg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. Text("JFIF"), .. new byte[200]],
        "png" => [0x89, .. Text("PNG\r\n\u001a\n"), .. new byte[200]],
        "tif" => [.. Text("II*\0"), .. new byte[200]],
        "tif, other order" => [.. Text("MM\0*"), .. new byte[200]],
        "heic" => [0, 0, 0, 24, .. Text("ftypheic"), .. new byte[200]],
        "docx" => Zip(null, "[Content_Types].xml", "_rels/.rels", Word),
        "docx from the web" => Zip(null, "[Content_Types].xml", "word/document2.xml"),
        "xlsx" => Zip(null, "[Content_Types].xml", "xl/workbook.xml"),
        "pptx" => Zip(null, "[Content_Types].xml", "ppt/presentation.xml"),
        "odt" => Zip("application/vnd.oasis.opendocument.text", "content.xml"),
        "ods" => Zip("application/vnd.oasis.opendocument.spreadsheet", "content.xml"),
        "odp" => Zip("application/vnd.oasis.opendocument.presentation", "content.xml"),
        "doc" => Compound("Root Entry", "WordDocument", "1Table"),
        "xls" => Compound("Root Entry", "Workbook"),
        "msg" => Compound("Root Entry", "__nameid_version1.0", "__properties_version1.0"),
        "rtf" => Text(@"{\rtf1\ansi Hej}"),
        "eml" => Text("Received: from a by b\r\nFrom: asta@example.test\r\nSubject: Klage\r\n\r\nHej"),
        "txt" => Encoding.UTF8.GetBytes("Kære rådgiver\r\nJeg har ventet i 14 uger.\r\n"),
        "txt in Latin-1" => Text("K\u00e6re r\u00e5dgiver\n"),
        "txt with a mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Sagen <3 mig")],
        "exe" => [.. Text("MZ"), .. new byte[200]],
        "elf" => [0x7F, .. Text("ELF"), .. new byte[200]],
        "html" => Text("<!DOCTYPE html><script>alert(1)</script>"),
        "html after text" => Text("Hej\n<html><body>"),
        "svg" => Text("\uFEFF <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        "xml" => Text("<?xml version='1.0'?><a/>"),
        "shell" => Text("#!/bin/sh\nrm -rf /"),
        "zip" => Zip(null, "readme.txt"),
        "zip that is cut" => Of("docx")[..^30],
        "docm" => Zip(null, "[Content_Types].xml", Word, "word/vbaProject.bin"),
        "odt with macros" => Zip("application/vnd.oasis.opendocument.text", "content.xml", "Basic/Standard/Module1.xml"),
        "jar" => Zip(null, "META-INF/MANIFEST.MF", "A.class"),
        "doc with macros" => Compound("Root Entry", "WordDocument", "Macros", "VBA"),
        "msi" => Compound("Root Entry", "!_Tables"),
        "bytes" => [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))],
        "txt with bytes far behind" => [.. Text(new string('a', 100_000)), 0, 1, 2],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A PDF of so many bytes, each piece of it different.</summary>
    public static byte[] Large(int size)
    {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) bytes[i] = (byte)(i + (i >> 8) + (i >> 16));
        Of("pdf").CopyTo(bytes, 0);
        return bytes;
    }

    static byte[] Text(string text) => Encoding.Latin1.GetBytes(text.Replace("\uFEFF", "\u00EF\u00BB\u00BF", StringComparison.Ordinal));

    static byte[] Zip(string? mediaType, params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (mediaType is not null) Write(zip, "mimetype", mediaType, CompressionLevel.NoCompression);
            foreach (var part in parts) Write(zip, part, "<a/>", CompressionLevel.Optimal);
        }
        return bytes.ToArray();
    }

    static void Write(ZipArchive zip, string name, string text, CompressionLevel level)
    {
        using var part = zip.CreateEntry(name, level).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The head of a compound file, and a directory with these names.</summary>
    static byte[] Compound(params string[] names)
    {
        var bytes = new byte[1024 + (names.Length * 128)];
        ReadOnlySpan<byte> mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(bytes);
        foreach (var (i, name) in names.Index())
        {
            var entry = bytes.AsSpan(1024 + (i * 128), 128);
            Encoding.Unicode.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((name.Length + 1) * 2));
            entry[66] = 2;
        }
        return bytes;
    }
}

/// <summary>A file that is made while it is read, a PDF or a text again and again; tells before each megabyte how far it was read.</summary>
sealed class WatchedFile(long length, Func<long, Task> watch, byte[]? text = null) : Stream
{
    const int Step = 1024 * 1024;
    readonly byte[] said = text ?? SampleFile.Large(100_003);
    long at, told = -Step;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (at - told >= Step)
        {
            told = at;
            await watch(at);
        }
        cancellationToken.ThrowIfCancellationRequested();
        var count = (int)Math.Min(Math.Min(buffer.Length, 16 * 1024), length - at);
        for (var i = 0; i < count; i++) buffer.Span[i] = said[(at + i) % said.Length];
        at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => at; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
