#ifndef WINNOW_CTLS_SHIM_H
#define WINNOW_CTLS_SHIM_H

/* What a server of tests needs of OpenSSL 3. libcurl brings the libraries along but not their
   headers, so that declaring these few functions saves a package. */

typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_st SSL;
typedef struct ssl_method_st SSL_METHOD;
typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_md_st EVP_MD;
typedef struct x509_st X509;
typedef struct X509_name_st X509_NAME;
typedef struct X509_extension_st X509_EXTENSION;
typedef struct asn1_string_st ASN1_STRING;
typedef struct bio_st BIO;

const SSL_METHOD *TLS_server_method(void);
SSL_CTX *SSL_CTX_new(const SSL_METHOD *);
void SSL_CTX_free(SSL_CTX *);
void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
X509 *SSL_get1_peer_certificate(const SSL *);
int SSL_CTX_use_certificate(SSL_CTX *, X509 *);
int SSL_CTX_use_PrivateKey(SSL_CTX *, EVP_PKEY *);
SSL *SSL_new(SSL_CTX *);
void SSL_free(SSL *);
int SSL_set_fd(SSL *, int);
int SSL_accept(SSL *);
int SSL_read(SSL *, void *, int);
int SSL_write(SSL *, const void *, int);
int SSL_shutdown(SSL *);

X509 *X509_new(void);
void X509_free(X509 *);
int X509_set_version(X509 *, long);
ASN1_STRING *X509_get_serialNumber(X509 *);
ASN1_STRING *X509_getm_notBefore(const X509 *);
ASN1_STRING *X509_getm_notAfter(const X509 *);
ASN1_STRING *X509_gmtime_adj(ASN1_STRING *, long);
int ASN1_INTEGER_set(ASN1_STRING *, long);
X509_NAME *X509_get_subject_name(const X509 *);
int X509_NAME_add_entry_by_txt(
    X509_NAME *, const char *, int, const unsigned char *, int, int, int);
int X509_set_issuer_name(X509 *, X509_NAME *);
X509_EXTENSION *X509V3_EXT_conf_nid(void *, void *, int, const char *);
int X509_add_ext(X509 *, X509_EXTENSION *, int);
void X509_EXTENSION_free(X509_EXTENSION *);
int X509_set_pubkey(X509 *, EVP_PKEY *);
int X509_sign(X509 *, EVP_PKEY *, const EVP_MD *);
const EVP_MD *EVP_sha256(void);
void EVP_PKEY_free(EVP_PKEY *);
EVP_PKEY *EVP_PKEY_Q_keygen(void *, const char *, const char *, ...);
BIO *BIO_new_file(const char *, const char *);
int PEM_write_bio_X509(BIO *, const X509 *);
int PEM_write_bio_PrivateKey(
    BIO *, const EVP_PKEY *, const void *, const unsigned char *, int, void *, void *);
int BIO_free(BIO *);

/* Swift imports no C variadics. */
static inline EVP_PKEY *winnow_tls_make_key(void) {
  return EVP_PKEY_Q_keygen(0, 0, "EC", "P-256");
}

#endif
