Option Explicit

' The way to Python and to the user's settings: the only module that reaches outside.

Public Sub TahsilatCalistir(kimlik As String)
    On Error GoTo hata
    RunPython "import addin.excel.host; addin.excel.host.click('" & kimlik & "')"
    Exit Sub
hata:
    MsgBox TahsilatMetin("message.no_python", 1, TahsilatDil()), vbExclamation, "Tahsilat"
End Sub

Public Function TahsilatCagir(ad As String, degerler As Variant) As Variant
    On Error GoTo hata
    TahsilatCagir = XLPy.CallUDF("addin.excel.functions", ad, degerler, ThisWorkbook, Application.Caller)
    Exit Function
hata:
    TahsilatCagir = TahsilatMetin("message.no_python", 1, TahsilatDil())
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
