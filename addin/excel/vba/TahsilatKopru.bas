Option Explicit
Option Private Module

' The way to Python and to the user's settings: the only module that reaches outside.

Private denemeYok As Date

Public Sub TahsilatCalistir(kimlik As String)
    Dim olaylar As Boolean, hesap As Long, basladi As Boolean
    olaylar = Application.EnableEvents
    hesap = Application.Calculation
    On Error GoTo hata
    RunPython kimlik, basladi
    Exit Sub
hata:
    Resume toparla
toparla:
    ' A Python that dies while it writes leaves Excel's switches as they were for the writing.
    On Error Resume Next
    If Application.Calculation <> hesap Then Application.Calculation = hesap
    Application.EnableEvents = olaylar
    Application.ScreenUpdating = True
    Application.StatusBar = False
    MsgBox TahsilatMetin(IIf(basladi, "message.broken_off", "message.no_python"), 1, TahsilatDil()), vbExclamation, "Tahsilat"
End Sub

' Neither the add-in nor the calling cell is handed over: Python would keep them, and Excel could not end.
' "butun" is the place of an argument that counts as one list.
Public Function TahsilatCagir(ad As String, degerler As Variant, Optional butun As Integer = -1) As Variant
    Dim python As Object
    If Now < denemeYok Then GoTo yok
    On Error GoTo hata
    Set python = XLPy()
    If butun >= 0 Then If TypeName(degerler(butun)) = "Range" Then Set degerler(butun) = TahsilatDolu(degerler(butun))
    TahsilatCagir = python.CallUDF("addin.excel.functions", ad, degerler)
    Exit Function
hata:
    ' Thousands of cells must not wait one by one for a Python that cannot start.
    If python Is Nothing Then denemeYok = Now + TimeSerial(0, 0, 10)
yok:
    TahsilatCagir = TahsilatMetin("message.no_python", 1, TahsilatDil())
End Function

' A list is often given as a whole column, which would be a million cells on their way to Python.
Private Function TahsilatDolu(aralik As Variant) As Object
    Set TahsilatDolu = Application.Intersect(aralik, aralik.Worksheet.UsedRange)
    If TahsilatDolu Is Nothing Then Set TahsilatDolu = aralik.Cells(1, 1)
End Function

Public Function TahsilatDil() As Integer
    If TahsilatAyar("dil") = "1" Then TahsilatDil = 1
End Function

Public Sub TahsilatDilYaz(dil As Integer)
    TahsilatAyarYaz "dil", CStr(dil)
End Sub

Public Function TahsilatAyar(ad As String) As String
    TahsilatAyar = GetSetting("Tahsilat", "Ayarlar", ad, "")
End Function

Public Sub TahsilatAyarYaz(ad As String, deger As String)
    SaveSetting "Tahsilat", "Ayarlar", ad, deger
End Sub
